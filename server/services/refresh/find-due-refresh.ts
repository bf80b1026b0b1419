import { sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { segment, segmentClock, segmentRefresh, segmentVersion, work } from '@/db/schema/index';
import { compareInstants, toInstant } from '@/server/domain/time/instant';
import { startOfUnit } from '@/server/domain/time/local-time';
import { findCatalog } from '../catalog/load-catalog';
import { getSettings } from '../settings/get-settings';

export type DueRefresh =
  | { readonly trigger: 'schedule'; readonly keys: null }
  | { readonly trigger: 'demand'; readonly keys: readonly string[] };

/** Whoever publishes as code refreshes soon afterwards, at an instant of their choice. */
const graceAfterPublication = sql`interval '10 minutes'`;
const longestPauseMinutes = 360;

/**
 * What should have been refreshed by now: everything once per local day (missed days
 * are one), segments published and never refreshed, and failed ones after pauses that
 * double up to six hours. Null while all is as it should be.
 */
export async function findDueRefresh(db: Executor): Promise<DueRefresh | null> {
  if ((await findCatalog(db)) === null) return null;
  if (await isDayDue(db)) return { trigger: 'schedule', keys: null };
  const keys = await missedSegments(db);
  return keys.length === 0 ? null : { trigger: 'demand', keys };
}

async function missedSegments(db: Executor): Promise<readonly string[]> {
  const rows = await db.execute<{ key: string }>(sql`
    select s.key
    from ${segment} s
    join ${segmentClock} c on c.segment_id = s.id
    join ${segmentVersion} v on v.segment_id = s.id and v.version = s.published_version
    cross join lateral (
      select count(*) as failures, max(r.finished_at) as last
      from ${segmentRefresh} r
      where r.segment_id = s.id and r.state = 'failed' and r.finished_at > coalesce((
        select max(d.finished_at) from ${segmentRefresh} d
        where d.segment_id = s.id and d.state = 'done'), '-infinity')
    ) f
    where s.lifecycle = 'published' and s.kind = 'dynamic' and s.trust not in ('broken', 'blocked')
      and (c.live_since is null or s.run = 'failed') and s.run in ('idle', 'failed')
      and case when f.failures = 0 then v.published_at < now() - ${graceAfterPublication}
        else f.last < now() - make_interval(
          mins => least(${longestPauseMinutes}::int, (2 ^ least(f.failures, 9))::int)) end
      and not exists (
        select 1 from ${work} w
        where w.kind = 'refresh' and w.state in ('queued', 'running')
          and (w.subject in (s.key, '') or w.input -> 'keys' ? s.key))
    order by s.key`);
  return rows.map(({ key }) => key);
}

/** Whether this local day has not had its refresh of everything; the first is the day after a first publication. */
async function isDayDue(db: Executor): Promise<boolean> {
  const { calendar } = await getSettings({ db });
  const [row] = await db.execute<{ now: string; last: string | null }>(sql`
    select now()::text as now, greatest(
      (select min(v.published_at) from ${segmentVersion} v),
      (select max(w.created_at) from ${work} w
        where w.kind = 'refresh' and w.subject = '' and w.input ->> 'trigger' = 'schedule')
    )::text as last`);
  if (!row) throw new Error('the database did not tell the time');
  const today = startOfUnit(toInstant(row.now), 'day', calendar);
  return row.last !== null && compareInstants(toInstant(row.last), today) < 0;
}
