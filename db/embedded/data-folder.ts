import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseUnavailable } from './database-unavailable';
import { canWrite, type ServerAccount } from './server-account';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const outsideHomes = '/var/lib/stratum';

/** What a data folder remembers of its server. `home` holds the cluster and is the server's own. */
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

/** The remembered state, or a new one with a home that the account can reach. */
export async function openState(
  folder: string,
  account: ServerAccount | null,
): Promise<ServerState> {
  const known = await readState(folder);
  if (known) return known;
  const home = await makeHome(folder, account);
  const state = { home, password: randomBytes(24).toString('base64url'), port: null };
  await writeState(folder, state);
  return state;
}

export async function readState(folder: string): Promise<ServerState | null> {
  const path = statePath(folder);
  try {
    return JSON.parse(await readFile(path, 'utf8')) as ServerState;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new DatabaseUnavailable(
      `${path} cannot be read.`,
      'Start Stratum as the user who started it first, or give another STRATUM_DATA_DIR.',
      cause,
    );
  }
}

export async function writeState(folder: string, state: ServerState): Promise<void> {
  const path = statePath(folder);
  await writeFile(`${path}.new`, `${JSON.stringify(state)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

async function makeHome(folder: string, account: ServerAccount | null): Promise<string> {
  const inside = join(folder, 'database');
  await mkdir(inside, { recursive: true, mode: 0o700 });
  if (account === null) return inside;
  await chown(inside, account.uid, account.gid);
  if (canWrite(account, inside)) return inside;
  await openFolderFor(folder, account);
  if (canWrite(account, inside)) return inside;
  return makeOutsideHome(account);
}

/** Lets the account pass through the data folder; nothing in it becomes readable. */
async function openFolderFor(folder: string, account: ServerAccount): Promise<void> {
  const { mode } = await stat(folder);
  await chown(folder, 0, account.gid);
  await chmod(folder, (mode & 0o777) | 0o010);
}

/** A folder above is closed to the account (a home of mode 700): its data must lie elsewhere. */
async function makeOutsideHome(account: ServerAccount): Promise<string> {
  await mkdir(outsideHomes, { recursive: true, mode: 0o711 });
  const home = join(outsideHomes, randomBytes(8).toString('hex'));
  await mkdir(home, { mode: 0o700 });
  await chown(home, account.uid, account.gid);
  if (canWrite(account, home)) return home;
  throw new DatabaseUnavailable(
    `The account PostgreSQL runs under cannot reach ${home}.`,
    'Set STRATUM_DATA_DIR to a folder outside private homes, or set DATABASE_URL.',
  );
}
