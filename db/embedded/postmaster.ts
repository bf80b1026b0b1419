import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { serverEnvironment, superuser } from './cluster';
import { DatabaseUnavailable } from './database-unavailable';
import type { NativeBinaries } from './native-binaries';
import { processCommand, processIdentity } from './process-identity';
import type { ServerAccount } from './server-account';
import { type ServerProfile, serverArguments } from './server-settings';

export type Postmaster = { readonly pid: number; readonly port: number };

export type StartInput = {
  readonly cluster: string;
  readonly binaries: NativeBinaries;
  readonly account: ServerAccount | null;
  readonly profile: ServerProfile;
  readonly preferredPort: number | null;
  readonly log: string;
};

const pollMilliseconds = 40;
const readyTimeoutMilliseconds = 90_000;
const startAttempts = 4;
const logLimitBytes = 20_000_000;

export function serverUrl(port: number, password: string, database: string): string {
  return `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** The server that runs on this cluster, or null. A pid file left by an ended one is removed. */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const path = join(cluster, 'postmaster.pid');
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (processIdentity(pid) !== null && (await servesCluster(pid, cluster))) return { pid, port };
  await rm(path, { force: true });
  return null;
}

/** By its working folder, which follows a moved cluster; by its arguments where that is not told. */
async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  const command = processCommand(pid);
  const [working, own] = await Promise.all(
    [`/proc/${pid}/cwd`, cluster].map((path) => stat(path).catch(() => null)),
  );
  if (!working || !own) return command?.includes(` -D ${cluster} `) === true;
  const same = working.dev === own.dev && working.ino === own.ino;
  return same && command?.includes(' -D ') === true;
}

/** Starts a server of its own session: no signal to our terminal reaches it. */
export async function startPostmaster(input: StartInput, password: string): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const preferred = attempt === 1 ? input.preferredPort : null;
    const port = await freePort(preferred);
    const child = await spawnServer(input, port);
    const started = await waitUntilReady(port, password, () => child.exitCode !== null);
    const serving = started ? await findPostmaster(input.cluster) : null;
    if (serving && serving.pid === child.pid) return serving;
    if (attempt === startAttempts) throw await didNotStart(input.log);
    await delay(attempt * 500);
  }
}

async function spawnServer(input: StartInput, port: number) {
  const size = (await stat(input.log).catch(() => null))?.size ?? 0;
  const log = openSync(input.log, size > logLimitBytes ? 'w' : 'a', 0o600);
  try {
    const child = spawn(
      input.binaries.postgres,
      ['-D', input.cluster, '-p', String(port), ...serverArguments(input.profile)],
      {
        ...input.account,
        cwd: '/',
        env: serverEnvironment(),
        detached: true,
        stdio: ['ignore', log, log],
      },
    );
    child.on('error', () => undefined);
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** False when the server ended meanwhile. Throws when it neither answers nor ends in time. */
export async function waitUntilReady(
  port: number,
  password: string,
  ended: () => boolean,
): Promise<boolean> {
  const deadline = Date.now() + readyTimeoutMilliseconds;
  while (Date.now() < deadline) {
    const answer = await tryConnect(port, password);
    if (answer === 'ready') return true;
    if (answer === 'refused password') throw foreignServer(port);
    if (ended()) return false;
    await delay(pollMilliseconds);
  }
  throw new DatabaseUnavailable(
    `The database on port ${port} did not answer within ${readyTimeoutMilliseconds / 1000} s.`,
    'Read postgres.log in the data folder; try again when the machine is less busy.',
  );
}

async function tryConnect(port: number, password: string) {
  const sql = postgres(serverUrl(port, password, 'postgres'), {
    max: 1,
    connect_timeout: 5,
    onnotice: () => undefined,
  });
  try {
    await sql`select 1`;
    return 'ready' as const;
  } catch (error) {
    const code = (error as { code?: string }).code;
    return code === '28P01' ? ('refused password' as const) : ('not yet' as const);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Ends the server: open transactions are rolled back, everything committed stays. */
export async function stopPostmaster({ pid }: Postmaster): Promise<void> {
  const identity = processIdentity(pid);
  if (identity === null) return;
  const gone = () => processIdentity(pid) !== identity;
  process.kill(pid, 'SIGINT');
  if (await waitFor(gone, 30_000)) return;
  process.kill(pid, 'SIGQUIT');
  if (await waitFor(gone, 15_000)) return;
  throw new DatabaseUnavailable(
    `The database (process ${pid}) does not stop.`,
    'Read postgres.log in the data folder and end that process by hand.',
  );
}

async function waitFor(condition: () => boolean, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (Date.now() < deadline) {
    if (condition()) return true;
    await delay(pollMilliseconds);
  }
  return condition();
}

/** `preferred` when nobody listens there, else any free port of the loopback. */
async function freePort(preferred: number | null): Promise<number> {
  const tryPort = (port: number) =>
    new Promise<number | null>((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(null));
      probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === 'object' && address ? address.port : null));
      });
    });
  const port = (preferred === null ? null : await tryPort(preferred)) ?? (await tryPort(0));
  if (port === null) {
    throw new DatabaseUnavailable(
      'No free port on 127.0.0.1.',
      'Close programs that listen, and try again.',
    );
  }
  return port;
}

function foreignServer(port: number): DatabaseUnavailable {
  return new DatabaseUnavailable(
    `The database on port ${port} does not accept this data folder's password.`,
    'Put database.json of the data folder back, or give another STRATUM_DATA_DIR.',
  );
}

async function didNotStart(log: string): Promise<DatabaseUnavailable> {
  const text = await readFile(log, 'utf8').catch(() => '');
  const reason = text.trim().split('\n').slice(-3).join(' / ');
  return new DatabaseUnavailable(
    `The database did not start: ${reason || 'no reason given'}`,
    'Check free space and rights of the data folder, or set DATABASE_URL.',
  );
}
