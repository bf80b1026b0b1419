import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseUnavailable } from './database-unavailable';
import { claimHome } from './home-owner';
import { canWrite, type ServerAccount } from './server-account';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const outsideHomes = '/var/lib/stratum';
const insideHome = 'database';

/**
 * What a data folder remembers of its server. `home` holds the cluster and is the server's own;
 * the file names one inside the folder relative to it, so that a copy or a moved folder has its own.
 */
export type ServerState = {
  readonly home: string;
  readonly password: string;
  readonly port: number | null;
};

/** STRATUM_DATA_DIR, or `.stratum` in the checkout. */
export function dataFolder(): string {
  const given = process.env.STRATUM_DATA_DIR;
  return given ? resolve(given) : join(repository, '.stratum');
}

export const statePath = (folder: string) => join(folder, 'database.json');
export const lockPath = (folder: string) => join(folder, 'database.lock');
export const logPath = (folder: string) => join(folder, 'postgres.log');
export const processFolder = (folder: string) => join(folder, 'processes');

export async function makeDataFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** The remembered state, or a new one with a home that the account can reach. Refuses a home of another folder. */
export async function openState(
  folder: string,
  account: ServerAccount | null,
): Promise<ServerState> {
  const known = await readState(folder);
  if (known) {
    await checkHome(folder, known.home, account);
    return known;
  }
  const home = await makeHome(await realpath(folder), account);
  const state = { home, password: randomBytes(24).toString('base64url'), port: null };
  await writeState(folder, state);
  return state;
}

/** `home` comes absolute, free of links: one cluster has one path. */
export async function readState(folder: string): Promise<ServerState | null> {
  const path = statePath(folder);
  try {
    const state = JSON.parse(await readFile(path, 'utf8')) as ServerState;
    return { ...state, home: locateHome(await realpath(folder), state.home) };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new DatabaseUnavailable(
      `${path} cannot be read.`,
      'Start Stratum as the user who started it first, or give another STRATUM_DATA_DIR.',
      cause,
    );
  }
}

/** Files of earlier versions name a home inside their folder by the path that the folder had then. */
function locateHome(folder: string, written: string): string {
  const outside = isAbsolute(written) && basename(written) !== insideHome;
  return outside ? written : join(folder, insideHome);
}

export async function writeState(folder: string, state: ServerState): Promise<void> {
  const path = statePath(folder);
  const inside = state.home === join(await realpath(folder), insideHome);
  const written = { ...state, home: inside ? insideHome : state.home };
  await writeFile(`${path}.new`, `${JSON.stringify(written)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

async function checkHome(folder: string, home: string, account: ServerAccount | null) {
  const found = await stat(home).catch(() => null);
  if (!found?.isDirectory()) {
    throw new DatabaseUnavailable(
      `The database's files are missing: ${home}.`,
      'Put them back from the backup, or give another STRATUM_DATA_DIR.',
    );
  }
  const real = await realpath(folder);
  if (home !== join(real, insideHome)) await claimHome(home, real);
  if (account === null || canWrite(account, home)) return;
  if (home === join(real, insideHome)) await openFolderFor(real, account);
  if (!canWrite(account, home)) throw outOfReach(home);
}

async function makeHome(folder: string, account: ServerAccount | null): Promise<string> {
  const inside = join(folder, insideHome);
  await mkdir(inside, { recursive: true, mode: 0o700 });
  if (account === null) return inside;
  await chown(inside, account.uid, account.gid);
  if (canWrite(account, inside)) return inside;
  await openFolderFor(folder, account);
  if (canWrite(account, inside)) return inside;
  return makeOutsideHome(folder, account);
}

/** Lets the account pass through the data folder; nothing in it becomes readable. */
async function openFolderFor(folder: string, account: ServerAccount): Promise<void> {
  const { mode } = await stat(folder);
  await chown(folder, 0, account.gid);
  await chmod(folder, (mode & 0o777) | 0o010);
}

/** A folder above is closed to the account (a home of mode 700): its data must lie elsewhere. */
async function makeOutsideHome(folder: string, account: ServerAccount): Promise<string> {
  await mkdir(outsideHomes, { recursive: true, mode: 0o711 });
  const home = join(outsideHomes, randomBytes(8).toString('hex'));
  await mkdir(home, { mode: 0o700 });
  await chown(home, account.uid, account.gid);
  if (!canWrite(account, home)) throw outOfReach(home);
  await claimHome(home, folder);
  return home;
}

function outOfReach(home: string): DatabaseUnavailable {
  return new DatabaseUnavailable(
    `The account PostgreSQL runs under cannot reach ${home}.`,
    'Set STRATUM_DATA_DIR to a folder outside private homes (copied with its owners: cp -a), or set DATABASE_URL.',
  );
}
