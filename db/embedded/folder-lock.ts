import { randomUUID } from 'node:crypto';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseUnavailable } from './database-unavailable';
import { processIdentity } from './process-identity';

const pollMilliseconds = 50;
const breakerLifetimeMilliseconds = 10_000;

/**
 * Runs `work` while no other process holds the lock file. The lock of an ended
 * process is taken over; a live holder is waited for, at most `waitMilliseconds`.
 */
export async function withFolderLock<T>(
  path: string,
  work: () => Promise<T>,
  waitMilliseconds = 180_000,
): Promise<T> {
  await acquire(path, Date.now() + waitMilliseconds);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function acquire(path: string, deadline: number): Promise<void> {
  const ticket = `${path}.${randomUUID()}`;
  await writeFile(
    ticket,
    JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) }),
    {
      mode: 0o600,
    },
  );
  try {
    while (!(await placed(ticket, path))) {
      if (await isStale(path)) await breakLock(path);
      else if (Date.now() > deadline) throw await tooLong(path);
      else await delay(pollMilliseconds);
    }
  } finally {
    await rm(ticket, { force: true });
  }
}

async function tooLong(path: string): Promise<DatabaseUnavailable> {
  const holder = await readHolder(path);
  return new DatabaseUnavailable(
    `Process ${holder?.pid ?? 'unknown'} has been starting or stopping the database for too long.`,
    `End that process, or remove ${path} when it no longer runs, and try again.`,
  );
}

async function placed(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

type Holder = { readonly pid: number; readonly identity: string };

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

async function isStale(path: string): Promise<boolean> {
  const holder = await readHolder(path);
  return holder !== null && processIdentity(holder.pid) !== holder.identity;
}

/** Two processes may see the same stale lock: only the one with the breaker removes it. */
async function breakLock(path: string): Promise<void> {
  const breaker = `${path}.breaker`;
  try {
    await writeFile(breaker, '', { flag: 'wx', mode: 0o600 });
  } catch {
    const made = await stat(breaker).catch(() => null);
    if (made && Date.now() - made.mtimeMs > breakerLifetimeMilliseconds)
      await rm(breaker, { force: true });
    await delay(pollMilliseconds);
    return;
  }
  try {
    if (await isStale(path)) await rm(path, { force: true });
  } finally {
    await rm(breaker, { force: true });
  }
}
