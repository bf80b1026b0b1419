import { sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { compareInstants, type Instant, toInstant } from '@/server/domain/time/instant';
import { laterInstant, tableClocks } from './complete-through';

/**
 * The one clock of the workspace (docs/rules.md 31): the latest instant that any
 * table with a time is complete through, never later than now; now without one.
 */
export async function dataClock(db: Executor): Promise<Instant> {
  const [row] = await db.execute<{ now: string }>(sql`select now()::text as now`);
  if (!row) throw new Error('the database did not tell the time');
  const now = toInstant(row.now);
  const latest = (await tableClocks(db))
    .map((clock) => clock.completeThrough)
    .reduce<Instant | null>(laterInstant, null);
  return latest !== null && compareInstants(latest, now) < 0 ? latest : now;
}
