import * as z from 'zod';
import { getSegment } from '../../segments/get-segment';
import { SegmentId } from '../../segments/segment-input';
import { tellVersions } from '../../segments/tell-versions';
import { getSettings } from '../../settings/get-settings';
import type { ExportedList } from '../exported-list';
import { labelIn, ownColumn, titleOf } from '../export-words';
import { localInstant } from '../local-instant';
import { onePage } from '../one-page';

const Query = z.strictObject({ id: SegmentId });

/** The published rules of a segment, newest first. */
export const versions: ExportedList = {
  permission: 'segment.export',
  about: 'data',
  open: async (ctx, raw) => {
    const { id } = Query.parse(raw);
    const segment = await getSegment(ctx, { id });
    const { timeZone } = (await getSettings(ctx)).calendar;
    const column = ownColumn.bind(null, ctx.locale);
    return {
      title: `${labelIn(ctx.locale, segment.name) || segment.key} ${titleOf(ctx.locale, 'versions')}`,
      columns: [
        column('version', 'number'),
        column('in_force', 'boolean'),
        column('rule', 'text'),
        column('note', 'text'),
        column('published_by', 'text'),
        column('published_at', 'instant'),
        column('rule_json', 'text'),
      ],
      pages: onePage(async () => {
        const told = await tellVersions(ctx, { id });
        return segment.versions.map(({ version, rule, note, publishedBy, publishedAt }) => [
          String(version),
          String(version === segment.version),
          told[version] ?? null,
          note || null,
          publishedBy,
          localInstant(publishedAt, timeZone),
          JSON.stringify(rule),
        ]);
      }),
    };
  },
};
