import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { getSegment } from '../../segments/get-segment';
import { SegmentId } from '../../segments/segment-input';
import { cursorPages, instantText } from '../cursor-pages';
import type { ExportedList } from '../exported-list';
import { labelIn, ownColumn, titleOf } from '../export-words';

const Query = z.strictObject({ id: SegmentId });

/** What refreshes and backfill points of a segment did, latest as-of first, as its page shows them. */
export const receipts: ExportedList = {
  permission: 'segment.export',
  about: 'data',
  open: async (ctx, raw) => {
    const { id } = Query.parse(raw);
    const { name, key } = await getSegment(ctx, { id });
    const column = ownColumn.bind(null, ctx.locale);
    const query = sql`
      select ${instantText(sql`r.as_of`)}, r.state, r.kind, r.trigger, r.version::text,
        coalesce(z.entered, r.entered)::text, coalesce(z."left", r."left")::text, r.size::text,
        r.total::text, (r.duration_ms / 1000.0)::numeric(20, 3)::text, ${instantText(sql`r.finished_at`)},
        r.member_hash
      from segment_refresh r
      left join segment_size z on r.state = 'done' and z.segment_id = r.segment_id
        and z.as_of = r.as_of and z.scope_value = ''
      where r.segment_id = ${id}
      order by r.as_of desc, r.finished_at desc`;
    return {
      title: `${labelIn(ctx.locale, name) || key} ${titleOf(ctx.locale, 'receipts')}`,
      columns: [
        column('as_of', 'instant'),
        column('state', 'text', 'receiptStates'),
        column('kind', 'text', 'receiptKinds'),
        column('trigger', 'text', 'triggers'),
        column('version', 'number'),
        column('entered', 'number'),
        column('left', 'number'),
        column('customers', 'number'),
        column('base', 'number'),
        column('seconds', 'number'),
        column('finished_at', 'instant'),
        column('member_hash', 'text'),
      ],
      pages: cursorPages(ctx, query),
    };
  },
};
