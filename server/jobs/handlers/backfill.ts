import { runBackfillWork } from '@/server/services/backfill/run-backfill-work';
import type { Context } from '@/server/services/context';
import type { JobPayload } from '../job-queue';

export async function handleBackfill(
  ctx: Context,
  { workId }: JobPayload,
  isStopping: () => boolean,
): Promise<void> {
  await runBackfillWork(ctx, workId, isStopping);
}
