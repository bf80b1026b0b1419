import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '@/db/client';
import { workspace } from '@/db/schema/index';
import type { Context } from '../context';
import { defaultSettings } from '../settings/default-settings';

export type ImportBench = {
  readonly ctx: Context;
  /** Writes a file into a folder of this test and gives its path. */
  write(name: string, content: string | Buffer): Promise<string>;
  remove(): Promise<void>;
};

/** A context on a test database with a workspace in the given zone, and a folder for its files. */
export async function openImportBench(
  connection: Pick<Connection, 'db' | 'sql'>,
  timeZone = 'UTC',
): Promise<ImportBench> {
  await connection.db
    .insert(workspace)
    .values({ ...defaultSettings('en'), timeZone })
    .onConflictDoNothing();
  const folder = await mkdtemp(join(tmpdir(), 'stratum-import-'));
  return {
    ctx: {
      db: connection.db,
      sql: connection.sql,
      actor: { kind: 'system', name: 'test' },
      locale: 'en',
    },
    write: async (name, content) => {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
