import type { Connection } from '@/db/client';
import type { ImportPlan } from './import-plan';
import type { ImportProgress, ImportRequest } from './import-request';
import { planImport } from './plan-import';
import { profileFile } from './profile-file';
import { stageRows } from './stage-rows';
import { openTableFile } from './table-file';

export type OpenedStage = {
  readonly plan: ImportPlan;
  /** Bytes of the file on disk. */
  readonly size: number;
};

/** Plans an import and reads its file into the staging table of the session, telling the bytes read. */
export async function openStage(
  session: Connection,
  { path, mapping, mode = 'update' }: ImportRequest,
  progress: ImportProgress,
): Promise<OpenedStage> {
  const file = await openTableFile(path, mapping.reading);
  try {
    const { header, size } = file;
    const profile = async () => {
      await progress('profile', 0, size);
      return (await profileFile(path, mapping.reading)).columns;
    };
    const plan = await planImport(session.db, { mapping, mode, header, profile });
    await stageRows(session.sql, plan, file, {
      onRows: () => progress('read', Math.min(file.bytesRead(), size), size),
    });
    return { plan, size };
  } finally {
    file.close();
  }
}
