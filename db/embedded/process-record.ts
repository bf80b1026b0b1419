import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processIdentity } from './process-identity';

export type ProcessRole = 'launcher' | 'web' | 'worker' | 'command';

/** One process that works with a data folder, kept as a file in it while the process runs. */
export type ProcessRecord = ProcessName & {
  readonly role: ProcessRole;
  readonly address?: string;
  /** Who started it, when its life should end with that process. */
  readonly parent?: ProcessName;
};

export type ProcessName = { readonly pid: number; readonly identity: string };

const extension = '.json';

/** Records a running process; the answer removes the record. */
export async function recordProcess(
  folder: string,
  role: ProcessRole,
  pid: number = process.pid,
  details: Pick<ProcessRecord, 'address' | 'parent'> = {},
): Promise<() => Promise<void>> {
  const identity = processIdentity(pid);
  if (identity === null) return async () => undefined;
  const record: ProcessRecord = { role, pid, identity, ...details };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${role}-${pid}-${randomUUID().slice(0, 8)}${extension}`);
  await writeFile(`${path}.new`, JSON.stringify(record), { mode: 0o600 });
  await rename(`${path}.new`, path);
  return () => rm(path, { force: true });
}

/** The recorded processes that still run; records of ended ones are removed. */
export async function liveProcesses(folder: string): Promise<readonly ProcessRecord[]> {
  const names = await readdir(folder).catch(() => []);
  const live: ProcessRecord[] = [];
  for (const name of names.filter((each) => each.endsWith(extension))) {
    const path = join(folder, name);
    const record = await readRecord(path);
    if (record && isRunning(record)) live.push(record);
    else await rm(path, { force: true });
  }
  return live;
}

async function readRecord(path: string): Promise<ProcessRecord | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as ProcessRecord;
  } catch {
    return null;
  }
}

/** The process by its number, told from later ones with the same number; null when it does not run. */
export function nameProcess(pid: number): ProcessName | null {
  const identity = processIdentity(pid);
  return identity === null ? null : { pid, identity };
}

export function isRunning({ pid, identity }: ProcessName): boolean {
  return processIdentity(pid) === identity;
}
