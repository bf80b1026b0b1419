import { and, eq, sql } from 'drizzle-orm';
import type { Connection, Transaction } from '@/db/client';
import { importRun } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';

const lockKey = 7_304_115_031;

/**
 * Makes this session the one that imports, until it closes; refuses BUSY while
 * another does. Whoever holds it knows that a run still marked running was cut off.
 */
export async function takeImportLock(session: Connection): Promise<void> {
  const [row] = await session.sql<
    { held: boolean }[]
  >`select pg_try_advisory_lock(${lockKey}) as held`;
  if (!row?.held) throw new StratumError(problem('BUSY', [], undefined, 'import'));
  const interrupted = problem('CANCELLED', [], undefined, 'interrupted');
  await session.db
    .update(importRun)
    .set({ state: 'failed', error: interrupted, finishedAt: sql`now()` })
    .where(and(eq(importRun.state, 'running')));
}

/** Keeps imports out until the transaction ends; refuses BUSY while one runs. */
export async function excludeImports(tx: Transaction): Promise<void> {
  const [row] = await tx.execute<{ held: boolean }>(
    sql`select pg_try_advisory_xact_lock(${lockKey}) as held`,
  );
  if (!row?.held) throw new StratumError(problem('BUSY', [], undefined, 'import'));
}
