import { and, eq, inArray, sql } from 'drizzle-orm';
import { work } from '@/db/schema/index';
import { type ReservedConnection, reserveConnection } from '@/db/reserved-connection';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import type { WorkKind } from './create-work';

export type WorkProgress = {
  readonly step?: string;
  readonly done?: number;
  readonly total?: number;
};

/** A piece of work in the hands of this process. */
export type ClaimedWork = {
  readonly id: string;
  readonly kind: WorkKind;
  readonly input: Readonly<Record<string, unknown>>;
  readonly actor: string;
  /** Shows progress; throws CANCELLED when somebody wants it stopped. */
  report(progress: WorkProgress): Promise<void>;
};

export type WorkOutcome = 'done' | 'failed' | 'cancelled' | 'returned' | 'not claimed';

/** The process is stopping: the work goes back to the queue as it is. */
export class WorkReturned extends Error {}

/**
 * Takes one piece of work and does it, unless it has ended or somebody else has it.
 * What `perform` returns is kept as the result, a refusal as the error.
 */
export async function claimWork(
  ctx: Context,
  id: string,
  perform: (claimed: ClaimedWork) => Promise<unknown>,
  isStopping: () => boolean = () => false,
): Promise<WorkOutcome> {
  const outcome = await holdWork(ctx, id, () => runClaimed(ctx, id, perform, isStopping));
  return outcome ?? 'not claimed';
}

/**
 * Does something while holding the work's session lock, which the database gives back
 * when the process dies. Null when somebody else holds it.
 */
export async function holdWork<T>(
  ctx: Context,
  id: string,
  perform: () => Promise<T>,
): Promise<T | null> {
  const connection = await reserveConnection(ctx.sql);
  try {
    if (!(await tryLock(connection, id))) return null;
    try {
      return await perform();
    } finally {
      await connection.run(`select pg_advisory_unlock(${lockOf})`, [id]).catch(() => undefined);
    }
  } finally {
    connection.release();
  }
}

/** The lock of one piece of work, by its id as `$1`. */
export const lockOf = 'hashtextextended($1::text, 7304115)';

async function tryLock(connection: ReservedConnection, id: string): Promise<boolean> {
  const [row] = await connection.run<{ got: boolean }>(
    `select pg_try_advisory_lock(${lockOf}) as got`,
    [id],
  );
  return row?.got === true;
}

async function runClaimed(
  ctx: Context,
  id: string,
  perform: (claimed: ClaimedWork) => Promise<unknown>,
  isStopping: () => boolean,
): Promise<WorkOutcome> {
  const [row] = await ctx.db
    .update(work)
    .set({ state: 'running', startedAt: sql`now()`, finishedAt: null, error: null })
    .where(and(eq(work.id, id), inArray(work.state, ['queued', 'running'])))
    .returning();
  if (!row) return 'not claimed';
  const report = (progress: WorkProgress) => reportProgress(ctx, id, progress, isStopping);
  const input = row.input as ClaimedWork['input'];
  try {
    await report({});
    const result = await perform({ id, kind: row.kind, input, actor: row.actor, report });
    return await endWork(ctx, id, 'done', { result: result ?? null });
  } catch (cause) {
    if (cause instanceof WorkReturned) return returnWork(ctx, id);
    if (!(cause instanceof StratumError)) {
      await endWork(ctx, id, 'failed', { error: { message: messageOf(cause) } });
      throw cause;
    }
    const cancelled = cause.problems[0].code === 'CANCELLED';
    return endWork(ctx, id, cancelled ? 'cancelled' : 'failed', {
      error: { problems: cause.problems },
    });
  }
}

async function reportProgress(
  ctx: Context,
  id: string,
  { step, done, total }: WorkProgress,
  isStopping: () => boolean,
): Promise<void> {
  const [row] = await ctx.db
    .update(work)
    .set({
      cancelRequested: sql`${work.cancelRequested}`,
      ...(step !== undefined && { step }),
      ...(done !== undefined && { done }),
      ...(total !== undefined && { total }),
    })
    .where(eq(work.id, id))
    .returning({ cancelRequested: work.cancelRequested });
  if (row?.cancelRequested) throw new StratumError(problem('CANCELLED', []));
  if (isStopping()) throw new WorkReturned();
}

async function endWork<State extends 'done' | 'failed' | 'cancelled'>(
  ctx: Context,
  id: string,
  state: State,
  values: { readonly result?: unknown; readonly error?: unknown },
): Promise<State> {
  await ctx.db
    .update(work)
    .set({ state, step: null, finishedAt: sql`now()`, ...values })
    .where(eq(work.id, id));
  return state;
}

async function returnWork(ctx: Context, id: string): Promise<'returned'> {
  await ctx.db.update(work).set({ state: 'queued', step: null }).where(eq(work.id, id));
  return 'returned';
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message.slice(0, 500) : 'unknown';
}
