import { eq } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { segment } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';

export type SegmentRow = typeof segment.$inferSelect;

/** The segment, locked until the transaction ends. Refuses NOT_FOUND, and CONFLICT when `revision` is not its own. */
export async function lockSegment(
  tx: Executor,
  id: string,
  revision: number | null,
): Promise<SegmentRow> {
  const [row] = await tx.select().from(segment).where(eq(segment.id, id)).for('no key update');
  if (!row) throw new StratumError(problem('NOT_FOUND', ['id'], { name: id }, 'segment'));
  if (revision !== null && row.revision !== revision)
    throw new StratumError(problem('CONFLICT', [], { revision: row.revision }, 'segment'));
  return row;
}

/** The segment by its key. Refuses NOT_FOUND. */
export async function segmentByKey(db: Executor, key: string): Promise<SegmentRow> {
  const [row] = await db.select().from(segment).where(eq(segment.key, key));
  if (!row) throw new StratumError(problem('NOT_FOUND', ['key'], { name: key }, 'segment'));
  return row;
}
