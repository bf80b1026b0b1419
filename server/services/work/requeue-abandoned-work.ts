import { sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { work } from '@/db/schema/index';
import type { WorkKind } from './create-work';

export type AbandonedWork = { readonly id: string; readonly kind: WorkKind };

/**
 * Open work that nobody does and no waiting job stands for: its worker died, or its job
 * was lost. It is queued again, in the caller's transaction, which has to send a job.
 * Only candidates are locked, and last: who fails to claim work because of this lock
 * has dropped its job, and relies on the new one.
 */
export async function requeueAbandonedWork(tx: Executor): Promise<readonly AbandonedWork[]> {
  return tx.execute<AbandonedWork>(sql`
    with candidates as materialized (
      select w.id from ${work} w
      where w.state in ('queued', 'running')
        and not exists (
          select 1 from pgboss.job j
          where j.name = w.kind and j.state in ('created', 'retry')
            and j.data ->> 'workId' = w.id::text)
      for update skip locked
    ), abandoned as materialized (
      select id from candidates
      where pg_try_advisory_xact_lock(hashtextextended(id::text, 7304115))
    )
    update ${work} set state = 'queued', step = null
    where id in (select id from abandoned)
    returning id, kind`);
}
