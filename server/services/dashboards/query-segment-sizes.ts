import { and, asc, eq, gte, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import * as z from 'zod';
import { segment, segmentRefresh, segmentSize } from '@/db/schema/index';
import { maxDashboardSegments } from '@/server/domain/dashboard/dashboard-limits';
import { mergePoints, type SizePoint } from '@/server/domain/dashboard/merge-points';
import type { ApproximationReason } from '@/server/domain/segment/approximation';
import { SegmentKey } from '@/server/domain/segment/segment-key';
import { toInstant } from '@/server/domain/time/instant';
import type { Context } from '../context';
import { getSettings } from '../settings/get-settings';

const Moment = z.iso.datetime({ offset: true, precision: undefined });

export const QuerySegmentSizesInput = z.strictObject({
  keys: z.array(SegmentKey).min(1).max(maxDashboardSegments),
  /** First and last instant, both included; null leaves that side open. */
  from: Moment.nullable(),
  to: Moment.nullable(),
});
export type QuerySegmentSizesInput = z.infer<typeof QuerySegmentSizesInput>;

export type SegmentSizes = {
  readonly id: string;
  readonly key: string;
  readonly name: { readonly en: string; readonly zh: string };
  /** The point in force when the stretch begins, for the change over it; null when there is none. */
  readonly before: { readonly asOf: string; readonly size: number } | null;
  readonly points: readonly SizePoint[];
  /** Why the approximate points are so, from the newest of them. */
  readonly reasons: readonly ApproximationReason[];
};

const manyPoints = 400;

/**
 * Sizes, entries and exits of some segments over a stretch, in the order asked
 * for. A series of more than 400 points is told by the day. Unknown keys are left out.
 */
export async function querySegmentSizes(
  ctx: Context,
  input: QuerySegmentSizesInput,
): Promise<SegmentSizes[]> {
  const { keys, from, to } = QuerySegmentSizesInput.parse(input);
  const segments = await ctx.db
    .select({ id: segment.id, key: segment.key, en: segment.nameEn, zh: segment.nameZh })
    .from(segment)
    .where(inArray(segment.key, keys));
  const ids = segments.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [points, before, reasons, { calendar }] = await Promise.all([
    readPoints(ctx, ids, from, to),
    readBefore(ctx, ids, from),
    readReasons(ctx, ids, from, to),
    getSettings(ctx),
  ]);
  const dayOf = localDay(calendar.timeZone);
  return segments
    .sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key))
    .map(({ id, key, en, zh }) => {
      const own = points.get(id) ?? [];
      return {
        id,
        key,
        name: { en, zh },
        before: before.get(id) ?? null,
        points: own.length > manyPoints ? mergePoints(own, dayOf) : own,
        reasons: reasons.get(id) ?? [],
      };
    });
}

function within(ids: readonly string[], from: string | null, to: string | null) {
  return and(
    inArray(segmentSize.segmentId, [...ids]),
    eq(segmentSize.scopeValue, ''),
    from === null ? undefined : gte(segmentSize.asOf, from),
    to === null ? undefined : lte(segmentSize.asOf, to),
  );
}

async function readPoints(
  ctx: Context,
  ids: readonly string[],
  from: string | null,
  to: string | null,
): Promise<Map<string, SizePoint[]>> {
  const rows = await ctx.db
    .select({
      segmentId: segmentSize.segmentId,
      asOf: segmentSize.asOf,
      size: segmentSize.size,
      total: segmentRefresh.total,
      entered: segmentSize.entered,
      left: segmentSize.left,
      causes: segmentSize.causeSplit,
      approximate: segmentSize.approximate,
    })
    .from(segmentSize)
    .leftJoin(
      segmentRefresh,
      and(
        eq(segmentRefresh.segmentId, segmentSize.segmentId),
        eq(segmentRefresh.asOf, segmentSize.asOf),
        eq(segmentRefresh.state, 'done'),
      ),
    )
    .where(within(ids, from, to))
    .orderBy(asc(segmentSize.segmentId), asc(segmentSize.asOf));
  const points = new Map<string, SizePoint[]>(ids.map((id) => [id, []]));
  for (const { segmentId, asOf, ...row } of rows)
    points.get(segmentId)?.push({ ...row, asOf: toInstant(asOf) });
  return points;
}

async function readBefore(ctx: Context, ids: readonly string[], from: string | null) {
  if (from === null) return new Map<string, { asOf: string; size: number }>();
  const rows = await ctx.db
    .selectDistinctOn([segmentSize.segmentId], {
      segmentId: segmentSize.segmentId,
      asOf: segmentSize.asOf,
      size: segmentSize.size,
    })
    .from(segmentSize)
    .where(within(ids, null, from))
    .orderBy(segmentSize.segmentId, sql`${segmentSize.asOf} desc`);
  return new Map(
    rows.map(({ segmentId, asOf, size }) => [segmentId, { asOf: toInstant(asOf), size }]),
  );
}

async function readReasons(
  ctx: Context,
  ids: readonly string[],
  from: string | null,
  to: string | null,
): Promise<Map<string, readonly ApproximationReason[]>> {
  const rows = await ctx.db
    .selectDistinctOn([segmentRefresh.segmentId], {
      segmentId: segmentRefresh.segmentId,
      approximate: segmentRefresh.approximate,
    })
    .from(segmentRefresh)
    .where(
      and(
        inArray(segmentRefresh.segmentId, [...ids]),
        eq(segmentRefresh.state, 'done'),
        isNotNull(segmentRefresh.approximate),
        from === null ? undefined : gte(segmentRefresh.asOf, from),
        to === null ? undefined : lte(segmentRefresh.asOf, to),
      ),
    )
    .orderBy(segmentRefresh.segmentId, sql`${segmentRefresh.asOf} desc`);
  return new Map(
    rows.map((row) => [row.segmentId, row.approximate as readonly ApproximationReason[]]),
  );
}

function localDay(timeZone: string): (asOf: string) => string {
  const printer = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  return (asOf) => printer.format(new Date(asOf));
}
