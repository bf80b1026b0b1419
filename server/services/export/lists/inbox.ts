import * as z from 'zod';
import { listNotices, type Notice } from '../../inbox/list-notices';
import { getSettings } from '../../settings/get-settings';
import type { Context } from '../../context';
import type { ExportedList, Row } from '../exported-list';
import { ownColumn, titleOf } from '../export-words';
import { localInstant } from '../local-instant';

const Query = z.strictObject({});
const pageSize = 100;

/** The reader's own notices, newest first. */
export const inbox: ExportedList = {
  permission: 'list.export',
  about: 'data',
  open: async (ctx, raw) => {
    Query.parse(raw);
    const { timeZone } = (await getSettings(ctx)).calendar;
    const column = ownColumn.bind(null, ctx.locale);
    return {
      title: titleOf(ctx.locale, 'inbox'),
      columns: [
        column('at', 'instant'),
        column('notice', 'text', 'notices'),
        column('details', 'text'),
        column('read', 'boolean'),
        column('address', 'text'),
      ],
      pages: pagesOf(ctx, timeZone),
    };
  },
};

async function* pagesOf(
  ctx: Context,
  timeZone: string,
): AsyncGenerator<readonly Row[], void, undefined> {
  let last: Notice | undefined;
  do {
    const cursor = last && { createdAt: last.createdAt, id: last.id };
    const page = await listNotices(ctx, { cursor, limit: pageSize });
    yield page.map(({ createdAt, kind, params, read, href }) => [
      localInstant(createdAt, timeZone),
      kind,
      JSON.stringify(params),
      String(read),
      href,
    ]);
    last = page.length < pageSize ? undefined : page.at(-1);
  } while (last);
}
