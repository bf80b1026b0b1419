import { and, eq, sql } from 'drizzle-orm';
import { setTimeout } from 'node:timers/promises';
import type { Sql } from 'postgres';
import type { Connection, Transaction } from '@/db/client';
import { openDedicatedSession } from '@/db/dedicated-session';
import { importRun } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';

const lockKey = 7_304_115_031;

const orphanMilliseconds = 30_000;
const pauseMilliseconds = 50;

/** One session of its own for an import, a check or an undo that goes by `id`. */
export function openImportSession(pool: Sql, id: string): Connection {
  return openDedicatedSession(pool, `stratum import ${id}`);
}

/**
 * Makes this session the one that imports, until it closes; refuses BUSY while
 * another does. Whoever holds it knows that a run still marked running was cut off.
 * A session left over by a killed process that did the same is ended: `id` is in
 * the hands of one process at a time.
 */
export async function takeImportLock(session: Connection, id: string): Promise<void> {
  if (!(await tryLock(session)) && !(await takeFromOrphan(session, id)))
    throw new StratumError(problem('BUSY', [], undefined, 'import'));
  const interrupted = problem('CANCELLED', [], undefined, 'interrupted');
  await session.db
    .update(importRun)
    .set({ state: 'failed', error: interrupted, finishedAt: sql`now()` })
    .where(and(eq(importRun.state, 'running')));
}

async function tryLock(session: Connection): Promise<boolean> {
  const [row] = await session.sql<
    { held: boolean }[]
  >`select pg_try_advisory_lock(${lockKey}) as held`;
  return row?.held === true;
}

async function takeFromOrphan(session: Connection, id: string): Promise<boolean> {
  const ended = await session.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = ${`stratum import ${id}`}
      and pid <> pg_backend_pid()`;
  const until = Date.now() + orphanMilliseconds;
  while (ended.length > 0 && Date.now() < until) {
    if (await tryLock(session)) return true;
    await setTimeout(pauseMilliseconds);
  }
  return false;
}

/** Keeps imports out until the transaction ends; refuses BUSY while one runs. */
export async function excludeImports(tx: Transaction): Promise<void> {
  const [row] = await tx.execute<{ held: boolean }>(
    sql`select pg_try_advisory_xact_lock(${lockKey}) as held`,
  );
  if (!row?.held) throw new StratumError(problem('BUSY', [], undefined, 'import'));
}
