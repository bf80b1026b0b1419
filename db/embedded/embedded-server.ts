import { join } from 'node:path';
import postgres from 'postgres';
import { givenDemoUrl, isDemoLeftOut } from '../demo-address';
import { ensureCluster } from './cluster';
import {
  dataFolder,
  lockPath,
  logPath,
  makeDataFolder,
  openState,
  processFolder,
  readState,
  type ServerState,
  writeState,
} from './data-folder';
import { withFolderLock } from './folder-lock';
import { mayUseHome } from './home-owner';
import { nativeBinaries } from './native-binaries';
import {
  findPostmaster,
  type Postmaster,
  serverUrl,
  startPostmaster,
  stopPostmaster,
  waitUntilReady,
} from './postmaster';
import { processIdentity } from './process-identity';
import { liveProcesses, recordProcess } from './process-record';
import { serverAccount } from './server-account';
import type { ServerProfile } from './server-settings';

export type DatabaseHandle = {
  readonly url: string;
  /** The demo's database beside the workspace's; null where there is none. */
  readonly demoUrl: string | null;
  /** Ends this use; the last user of an embedded server stops it. */
  release(): Promise<void>;
};

const workspaceDatabase = 'stratum';
const demoDatabase = 'stratum_demo';

/**
 * The workspace's database: DATABASE_URL when set, else the embedded server of
 * the data folder, started or adopted. The demo's comes from DEMO_DATABASE_URL or
 * lies on the embedded server; STRATUM_DEMO=off leaves it out. Throws DatabaseUnavailable.
 */
export async function ensureDatabase(): Promise<DatabaseHandle> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, demoUrl: givenDemoUrl(given), release: async () => undefined };
  return openEmbeddedServer(dataFolder(), { demo: !isDemoLeftOut() });
}

export type OpenServerOptions = {
  readonly profile?: ServerProfile;
  /** Whether the demo's database is made too. */
  readonly demo?: boolean;
};

/** The embedded server of one data folder. Processes that share a folder share its server. */
export async function openEmbeddedServer(
  folder: string,
  { profile = 'workspace', demo = false }: OpenServerOptions = {},
): Promise<DatabaseHandle> {
  await makeDataFolder(folder);
  return withFolderLock(lockPath(folder), async () => {
    const { state, postmaster } = await startOrAdopt(folder, profile);
    await ensureDatabaseNamed(workspaceDatabase, state, postmaster);
    if (demo) await ensureDatabaseNamed(demoDatabase, state, postmaster);
    const urlOf = (name: string) => serverUrl(postmaster.port, state.password, name);
    const forget = await recordProcess(processFolder(folder), 'command');
    return {
      url: urlOf(workspaceDatabase),
      demoUrl: demo ? urlOf(demoDatabase) : null,
      release: () => leave(folder, forget),
    };
  });
}

type Running = { readonly state: ServerState; readonly postmaster: Postmaster };

async function startOrAdopt(folder: string, profile: ServerProfile): Promise<Running> {
  const account = serverAccount();
  const state = await openState(folder, account);
  const running = await findPostmaster(join(state.home, 'cluster'));
  if (running && (await adopt(running, state))) return { state, postmaster: running };

  const binaries = await nativeBinaries(state.home, account);
  const durable = profile === 'workspace';
  const cluster = await ensureCluster(state.home, state.password, binaries, account, durable);
  const postmaster = await startPostmaster(
    { cluster, binaries, account, profile, preferredPort: state.port, log: logPath(folder) },
    state.password,
  );
  if (postmaster.port !== state.port) await writeState(folder, { ...state, port: postmaster.port });
  return { state, postmaster };
}

async function adopt({ pid, port }: Postmaster, state: ServerState): Promise<boolean> {
  return waitUntilReady(port, state.password, () => processIdentity(pid) === null);
}

async function ensureDatabaseNamed(
  name: string,
  state: ServerState,
  { port }: Postmaster,
): Promise<void> {
  const sql = postgres(serverUrl(port, state.password, 'postgres'), {
    max: 1,
    onnotice: () => undefined,
  });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!found) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function leave(folder: string, forget: () => Promise<void>): Promise<void> {
  await forget();
  await stopUnused(folder);
}

/** Stops the server of a data folder unless a live process uses it. True when none runs afterwards. */
export async function stopUnused(folder: string): Promise<boolean> {
  return withFolderLock(lockPath(folder), async () => {
    if ((await liveProcesses(processFolder(folder))).length > 0) return false;
    const state = await readState(folder);
    if (state === null || !(await mayUseHome(state.home, folder))) return true;
    const running = await findPostmaster(join(state.home, 'cluster'));
    if (running) await stopPostmaster(running);
    return true;
  });
}
