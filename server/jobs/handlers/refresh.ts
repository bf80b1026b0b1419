import type { Context } from '@/server/services/context';
import { runRefreshWork } from '@/server/services/refresh/run-refresh-work';
import type { JobPayload } from '../job-queue';

export async function handleRefresh(
  ctx: Context,
  { workId }: JobPayload,
  isStopping: () => boolean,
): Promise<void> {
  await runRefreshWork(ctx, workId, isStopping);
}
