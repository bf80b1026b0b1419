import * as z from 'zod';
import { listTables } from '../../catalog/list-tables';
import { getSettings } from '../../settings/get-settings';
import type { ExportedList } from '../exported-list';
import { labelIn, ownColumn, titleOf } from '../export-words';
import { localInstant } from '../local-instant';
import { onePage } from '../one-page';

const Query = z.strictObject({});

/** The tables of the catalog, customers first. */
export const tables: ExportedList = {
  permission: 'list.export',
  about: 'data',
  open: async (ctx, raw) => {
    Query.parse(raw);
    const { timeZone } = (await getSettings(ctx)).calendar;
    const column = ownColumn.bind(null, ctx.locale);
    return {
      title: titleOf(ctx.locale, 'tables'),
      columns: [
        column('table', 'text'),
        column('key', 'text'),
        column('kind', 'text', 'tableKinds'),
        column('rows', 'number'),
        column('fields', 'number'),
        column('newest', 'text'),
        column('complete_through', 'instant'),
        column('last_import_at', 'instant'),
      ],
      pages: onePage(async () =>
        (await listTables(ctx)).map((table) => [
          labelIn(ctx.locale, table.label) || table.key,
          table.key,
          table.kind,
          String(table.rows),
          String(table.fields),
          table.newest?.includes('T') ? localInstant(table.newest, timeZone) : table.newest,
          localInstant(table.completeThrough, timeZone),
          localInstant(table.lastImportAt, timeZone),
        ]),
      ),
    };
  },
};
