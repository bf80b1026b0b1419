import { catalogTable } from '@/db/schema';
import { dataClock } from '../catalog/data-clock';
import type { Context } from '../context';
import { getSettings, type Settings } from './get-settings';

export type Workspace = Settings & {
  /** The data clock; null before the first import. */
  readonly dataAsOf: string | null;
};

/** What every page shows of the workspace: its settings and how far its data reach. */
export async function readWorkspace(ctx: Context): Promise<Workspace> {
  const [settings, imported] = await Promise.all([
    getSettings(ctx),
    ctx.db.select({ id: catalogTable.id }).from(catalogTable).limit(1),
  ]);
  return { ...settings, dataAsOf: imported.length > 0 ? await dataClock(ctx.db) : null };
}
