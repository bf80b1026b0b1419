import type { Context } from '@/server/services/context';
import { performImport } from '@/server/services/import/perform-import';
import { claimWork } from '@/server/services/work/claim-work';
import type { JobPayload } from '../job-queue';

export async function handleImport(
  ctx: Context,
  { workId }: JobPayload,
  isStopping: () => boolean,
): Promise<void> {
  await claimWork(ctx, workId, (claimed) => performImport(ctx, claimed), isStopping);
}
