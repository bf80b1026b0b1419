import { and, desc, eq, lt, or, sql } from 'drizzle-orm';
import * as z from 'zod';
import { segmentBatch, segmentRefresh, segmentSize } from '@/db/schema/index';
import type { ApproximationReason } from '@/server/domain/segment/approximation';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import type { Context } from '../context';
import { SegmentId } from './segment-input';

export const ListReceiptsInput = z.strictObject({
  id: SegmentId,
  limit: z.number().int().min(1).max(200).default(50),
  /** The `next` of the page before. */
  after: z.strictObject({ asOf: z.string(), finishedAt: z.string() }).optional(),
});
export type ListReceiptsInput = z.input<typeof ListReceiptsInput>;

type Stored = typeof segmentRefresh.$inferSelect;

export type Receipt = Omit<
  Stored,
  'asOf' | 'startedAt' | 'finishedAt' | 'approximate' | 'parameters'
> & {
  readonly asOf: Instant;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly parameters: readonly (string | readonly string[])[];
  /** Entries and exits are of after this instant; null when no point is before. */
  readonly after: Instant | null;
  readonly reasons: readonly ApproximationReason[];
  /** Change batches this refresh took in first. */
  readonly batches: number;
};

export type ReceiptPage = {
  readonly receipts: readonly Receipt[];
  readonly next: { readonly asOf: Instant; readonly finishedAt: Instant } | null;
};

const batches = sql<number>`(select count(*)::int from ${segmentBatch}
  where ${segmentBatch.refreshId} = ${segmentRefresh.id})`;

const pointBefore = sql<string | null>`(select max(z.as_of) from ${segmentSize} z
  where z.segment_id = ${segmentRefresh.segmentId} and z.scope_value = ''
    and z.as_of < ${segmentRefresh.asOf})`;

/**
 * What refreshes and backfill points of a segment did, latest as-of first. Entries and
 * exits are those against the point before as the history has them now: a past filled
 * in later moves them from the first refresh to where they happened.
 */
export async function listReceipts(ctx: Context, input: ListReceiptsInput): Promise<ReceiptPage> {
  const { id, limit, after } = ListReceiptsInput.parse(input);
  const { asOf, finishedAt } = segmentRefresh;
  const rows = await ctx.db
    .select({ receipt: segmentRefresh, batches, point: segmentSize, pointBefore })
    .from(segmentRefresh)
    .leftJoin(
      segmentSize,
      and(
        eq(segmentRefresh.state, 'done'),
        eq(segmentSize.segmentId, segmentRefresh.segmentId),
        eq(segmentSize.asOf, segmentRefresh.asOf),
        eq(segmentSize.scopeValue, ''),
      ),
    )
    .where(
      and(
        eq(segmentRefresh.segmentId, id),
        after &&
          or(lt(asOf, after.asOf), and(eq(asOf, after.asOf), lt(finishedAt, after.finishedAt))),
      ),
    )
    .orderBy(desc(asOf), desc(finishedAt))
    .limit(limit + 1);
  const receipts = rows.slice(0, limit).map(toReceipt);
  const last = receipts.at(-1);
  const more = rows.length > limit && last;
  const next = more ? { asOf: last.asOf, finishedAt: last.finishedAt } : null;
  return { receipts, next };
}

type Row = {
  readonly receipt: Stored;
  readonly batches: number;
  readonly point: typeof segmentSize.$inferSelect | null;
  readonly pointBefore: string | null;
};

function toReceipt({ receipt, batches: taken, point, pointBefore: before }: Row): Receipt {
  const { approximate, ...row } = receipt;
  const { entered, left, causeSplit } = point ?? row;
  return {
    ...row,
    ...{ entered, left, causeSplit },
    asOf: toInstant(row.asOf),
    startedAt: toInstant(row.startedAt),
    finishedAt: toInstant(row.finishedAt),
    parameters: row.parameters as Receipt['parameters'],
    after: before === null ? null : toInstant(before),
    reasons: (approximate ?? []) as ApproximationReason[],
    batches: taken,
  };
}
