import type { Executor } from '@/db/client';
import { workspace } from '@/db/schema/index';

/** The workspace's IANA zone; UTC while nobody has set the workspace up. */
export async function workspaceZone(db: Executor): Promise<string> {
  const [row] = await db.select({ timeZone: workspace.timeZone }).from(workspace);
  return row?.timeZone ?? 'UTC';
}
