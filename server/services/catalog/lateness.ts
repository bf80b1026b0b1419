import { sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { daysLate } from '@/server/domain/catalog/days-late';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import { getSettings } from '../settings/get-settings';

export type Lateness = (
  completeThrough: Instant | null,
  cadenceDays: number | null,
) => number | null;

/** Tells, as of now in the workspace's zone, by how many days a table is behind its cadence; null where that has no answer. */
export async function lateness(db: Executor): Promise<Lateness> {
  const { timeZone } = (await getSettings({ db })).calendar;
  const [row] = await db.execute<{ now: string }>(sql`select now()::text as now`);
  if (!row) throw new Error('the database did not tell the time');
  const now = toInstant(row.now);
  return (completeThrough, cadenceDays) =>
    completeThrough === null || cadenceDays === null
      ? null
      : daysLate(completeThrough, cadenceDays, now, timeZone);
}
