import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseUnavailable } from './database-unavailable';
import type { NativeBinaries } from './native-binaries';
import type { ServerAccount } from './server-account';

const run = promisify(execFile);
const initTimeoutMilliseconds = 120_000;

export const superuser = 'stratum';
/** The major version of the packaged server; the version a cluster was made by must equal it. */
const packagedMajor = '18';

/** Server programs get no more of our environment than they need: secrets stay with us. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC', NODE_ENV: process.env.NODE_ENV };
}

/** The folder of the cluster in `home`, made by initdb when there is none. Made whole or not at all. */
export async function ensureCluster(
  home: string,
  password: string,
  binaries: NativeBinaries,
  account: ServerAccount | null,
  durable: boolean,
): Promise<string> {
  const cluster = join(home, 'cluster');
  const major = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => null);
  if (major === null) await createCluster(cluster, password, binaries, account, durable);
  else if (major.trim() !== packagedMajor) throw otherMajor(major.trim());
  return cluster;
}

async function createCluster(
  cluster: string,
  password: string,
  binaries: NativeBinaries,
  account: ServerAccount | null,
  durable: boolean,
): Promise<void> {
  const draft = `${cluster}.${randomUUID().slice(0, 8)}`;
  const passwordFile = `${draft}.password`;
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) {
    for (const path of [draft, passwordFile]) await chown(path, account.uid, account.gid);
  }
  try {
    await run(binaries.initdb, initArguments(draft, passwordFile, durable), {
      ...account,
      cwd: '/',
      env: serverEnvironment(),
      timeout: initTimeoutMilliseconds,
    });
    await rename(draft, cluster);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    throw new DatabaseUnavailable(
      `The database could not be created: ${lastLine((cause as { stderr?: string }).stderr)}`,
      'Check free space and rights of the data folder, or set DATABASE_URL.',
      cause,
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function initArguments(cluster: string, passwordFile: string, durable: boolean): string[] {
  return [
    `--pgdata=${cluster}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
  ];
}

function lastLine(text: string | undefined): string {
  return text?.trim().split('\n').at(-1) ?? 'no reason given';
}

function otherMajor(major: string): DatabaseUnavailable {
  return new DatabaseUnavailable(
    `The data folder was made by PostgreSQL ${major}; this version brings ${packagedMajor}.`,
    'Start the version of Stratum that made it, or give another STRATUM_DATA_DIR.',
  );
}
