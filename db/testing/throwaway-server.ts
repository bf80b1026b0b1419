import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { statePath } from '@/db/embedded/data-folder';
import { openEmbeddedServer, stopUnused } from '@/db/embedded/embedded-server';

const prefix = 'stratum-tests-';

export type ThrowawayServer = { readonly url: string; stop(): Promise<void> };

/** A server in a temporary folder, without durability. Servers of killed runs are cleared first. */
export async function startThrowawayServer(): Promise<ThrowawayServer> {
  await clearAbandoned();
  const folder = await mkdtemp(join(tmpdir(), prefix));
  const { url, release } = await openEmbeddedServer(folder, { profile: 'tests' });
  return {
    url,
    stop: async () => {
      await release();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function clearAbandoned(): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names.filter((each) => each.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    if (!existsSync(statePath(folder))) continue;
    if (await stopUnused(folder)) await rm(folder, { recursive: true, force: true });
  }
}
