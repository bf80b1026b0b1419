import { sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { compareInstants, type Instant, toInstant } from '@/server/domain/time/instant';
import { laterInstant, tableClocks } from './complete-through';

/** How far a table would be complete after something that has not happened. */
type Expected = { readonly tableKey: string; readonly completeThrough: Instant | null };

/**
 * The one clock of the workspace (docs/rules.md 31): the latest instant that any
 * table with a time is complete through, never later than now; now without one.
 * `instead` stands in the place of what its table says.
 */
export async function dataClock(db: Executor, instead?: Expected): Promise<Instant> {
  const [row] = await db.execute<{ now: string }>(sql`select now()::text as now`);
  if (!row) throw new Error('the database did not tell the time');
  const now = toInstant(row.now);
  const latest = (await tableClocks(db))
    .filter(({ tableKey }) => tableKey !== instead?.tableKey)
    .map((clock) => clock.completeThrough)
    .concat(instead?.completeThrough ?? [])
    .reduce<Instant | null>(laterInstant, null);
  return latest !== null && compareInstants(latest, now) < 0 ? latest : now;
}
