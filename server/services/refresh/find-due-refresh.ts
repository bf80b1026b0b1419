import { sql } from 'drizzle-orm';
import { segment, segmentClock, work } from '@/db/schema/index';
import type { Executor } from '@/db/client';
import { compareInstants, toInstant } from '@/server/domain/time/instant';
import { startOfUnit } from '@/server/domain/time/local-time';
import { findCatalog } from '../catalog/load-catalog';
import { getSettings } from '../settings/get-settings';

export type DueRefresh =
  | { readonly trigger: 'schedule'; readonly keys: null }
  | { readonly trigger: 'demand'; readonly keys: readonly string[] };

/**
 * What should have been refreshed by now: everything once per local day (missed days
 * are one), and published segments that never were. Null while all is as it should be
 * or there are no customers.
 */
export async function findDueRefresh(db: Executor): Promise<DueRefresh | null> {
  if ((await findCatalog(db)) === null) return null;
  const published = await readPublished(db);
  if (published.length === 0) return null;
  if (await isDayDue(db)) return { trigger: 'schedule', keys: null };
  const never = published.filter((row) => row.live_since === null && !row.is_waiting);
  return never.length === 0 ? null : { trigger: 'demand', keys: never.map(({ key }) => key) };
}

type Published = { key: string; live_since: string | null; is_waiting: boolean };

/** A segment waits while a refresh of it is open, or failed within the last hour. */
async function readPublished(db: Executor): Promise<readonly Published[]> {
  return db.execute<Published>(sql`
    select s.key, c.live_since, s.run in ('paused', 'queued', 'running') or exists (
      select 1 from ${work} w
      where w.kind = 'refresh' and (w.subject in (s.key, '') or w.input -> 'keys' ? s.key)
        and (w.state in ('queued', 'running')
          or w.state = 'failed' and w.finished_at > now() - interval '1 hour')
    ) as is_waiting
    from ${segment} s join ${segmentClock} c on c.segment_id = s.id
    where s.lifecycle = 'published' and s.kind = 'dynamic' and s.trust <> 'broken'
    order by s.key`);
}

/** Whether this local day has not had its refresh of everything yet. */
async function isDayDue(db: Executor): Promise<boolean> {
  const { calendar } = await getSettings({ db });
  const [row] = await db.execute<{ now: string; last: string | null }>(sql`
    select now()::text as now, max(w.created_at)::text as last from ${work} w
    where w.kind = 'refresh' and w.subject = '' and w.input ->> 'trigger' = 'schedule'`);
  if (!row) throw new Error('the database did not tell the time');
  const today = startOfUnit(toInstant(row.now), 'day', calendar);
  return row.last === null || compareInstants(toInstant(row.last), today) < 0;
}
