import { enqueueRefresh, resendJob } from '@/server/jobs/enqueue';
import type { Context } from '../context';
import { findDueRefresh } from '../refresh/find-due-refresh';
import { requeueAbandonedWork } from './requeue-abandoned-work';

export type Swept = { readonly requeued: number; readonly enqueued: 'schedule' | 'demand' | null };

/** Finds what was missed: work whose worker died, the refresh of the day, segments never refreshed. */
export async function sweepWork(ctx: Context): Promise<Swept> {
  return ctx.db.transaction(async (tx) => {
    const abandoned = await requeueAbandonedWork(tx);
    for (const { id, kind } of abandoned) await resendJob(tx, kind, id);
    const due = await findDueRefresh(tx);
    if (due !== null)
      await enqueueRefresh(tx, {
        ...{ trigger: due.trigger, actor: ctx.actor },
        ...(due.keys && { keys: due.keys }),
      });
    return { requeued: abandoned.length, enqueued: due?.trigger ?? null };
  });
}
