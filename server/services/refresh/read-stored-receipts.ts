import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { segmentRefresh } from '@/db/schema/index';
import { toInstant } from '@/server/domain/time/instant';
import type { DueSegment } from './read-due-segments';

/** The last live receipt of each segment, as a refresh reports it. */
export async function readStoredReceipts(db: Executor, segments: readonly DueSegment[]) {
  if (segments.length === 0) return [];
  const rows = await db
    .selectDistinctOn([segmentRefresh.segmentId], {
      segmentId: segmentRefresh.segmentId,
      asOf: segmentRefresh.asOf,
      size: segmentRefresh.size,
      entered: segmentRefresh.entered,
      left: segmentRefresh.left,
      receiptId: segmentRefresh.id,
    })
    .from(segmentRefresh)
    .where(
      and(
        inArray(
          segmentRefresh.segmentId,
          segments.map(({ id }) => id),
        ),
        eq(segmentRefresh.kind, 'live'),
        eq(segmentRefresh.state, 'done'),
      ),
    )
    .orderBy(segmentRefresh.segmentId, desc(segmentRefresh.asOf));
  const byId = new Map(rows.map((row) => [row.segmentId, row]));
  return segments.map(({ id, key }) => {
    const row = byId.get(id);
    if (!row) throw new Error(`segment ${key} has a live clock and no receipt`);
    const { segmentId: _, asOf, ...figures } = row;
    return { key, state: 'unchanged' as const, asOf: toInstant(asOf), ...figures };
  });
}
