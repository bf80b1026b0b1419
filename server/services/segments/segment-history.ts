import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { ApproximationReason } from '@/server/domain/segment/approximation';
import type { CauseSplit } from '@/server/domain/segment/cause';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import { readInstant } from '@/server/domain/time/read-time';
import type { Context } from '../context';
import { SegmentId } from './segment-input';

const InstantText = z.string().refine((text) => readInstant(text) !== null);

export const SegmentHistoryInput = z.strictObject({
  id: SegmentId,
  /** Half-open: points in [from, to). */
  from: InstantText.optional(),
  to: InstantText.optional(),
});
export type SegmentHistoryInput = z.infer<typeof SegmentHistoryInput>;

export type SizePoint = {
  readonly asOf: Instant;
  readonly size: number;
  /** Customers there were; null when it was not kept. */
  readonly total: number | null;
  readonly entered: number;
  readonly left: number;
  readonly causes: CauseSplit;
  readonly kind: 'live' | 'backfill';
  /** Why the point is only approximate; empty for an exact one. */
  readonly reasons: readonly ApproximationReason[];
};

export type VersionMark = {
  /** The first live point under the version. */
  readonly asOf: Instant;
  readonly version: number;
  readonly note: string;
};

export type SegmentHistory = {
  readonly points: readonly SizePoint[];
  /** Where a later version took over from the one before. */
  readonly marks: readonly VersionMark[];
};

type Row = Omit<SizePoint, 'asOf' | 'reasons'> & {
  as_of: string;
  approximate: ApproximationReason[] | null;
  version: number | null;
  note: string | null;
};

/** The sizes of a segment over time, oldest first, and where its rule was edited. */
export async function segmentHistory(
  ctx: Context,
  input: SegmentHistoryInput,
): Promise<SegmentHistory> {
  const { id, from, to } = SegmentHistoryInput.parse(input);
  const rows = await ctx.db.execute<Row>(sql`
    select z.as_of, z.size::float8 as size, r.total::float8 as total, z.entered::float8 as entered,
      z."left"::float8 as left, z.cause_split as causes, z.kind, r.approximate, r.version, v.note
    from segment_size z
    left join segment_refresh r
      on r.segment_id = z.segment_id and r.as_of = z.as_of and r.state = 'done'
    left join segment_version v on v.segment_id = z.segment_id and v.version = r.version
    where z.segment_id = ${id} and z.scope_value = ''
      and z.as_of >= ${from ?? '-infinity'}::timestamptz
      and z.as_of < ${to ?? 'infinity'}::timestamptz
    order by z.as_of`);
  const points = rows.map(({ as_of, approximate, version: _, note: __, ...row }) => ({
    ...row,
    asOf: toInstant(as_of),
    reasons: approximate ?? [],
  }));
  return { points, marks: marksOf(rows) };
}

function marksOf(rows: readonly Row[]): VersionMark[] {
  const live = rows.filter((row) => row.kind === 'live' && row.version !== null);
  return live.flatMap(({ as_of, version, note }, index) =>
    index > 0 && live[index - 1]?.version !== version
      ? [{ asOf: toInstant(as_of), version: version ?? 0, note: note ?? '' }]
      : [],
  );
}
