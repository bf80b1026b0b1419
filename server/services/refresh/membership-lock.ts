import { type ReservedConnection, reserveConnection } from '@/db/reserved-connection';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';

/** The lock of everything that writes memberships: refreshes and backfill points take turns. */
const membershipLock = 7_304_115_101;
const waitLimit = '15min';
const attempts = 3;

/** A context whose statements run on the session that holds the lock. */
export type LockedContext = Context & { readonly connection: ReservedConnection };

/**
 * Runs `work` while no other session writes memberships. The lock is taken before
 * any transaction begins: taken inside one it would see the state from before its
 * wait. Refused BUSY after a long wait.
 */
export async function withMembershipLock<T>(
  ctx: Context,
  work: (ctx: LockedContext) => Promise<T>,
): Promise<T> {
  const connection = await reserveConnection(ctx.sql);
  try {
    await takeLock(connection);
    try {
      return await work({ ...ctx, db: connection.db, connection });
    } finally {
      await connection.run('select pg_advisory_unlock($1::bigint)', [membershipLock]).catch(gone);
    }
  } finally {
    connection.release();
  }
}

async function takeLock(connection: ReservedConnection): Promise<void> {
  try {
    await connection.run(`set lock_timeout = '${waitLimit}'`);
    await connection.run('select pg_advisory_lock($1::bigint)', [membershipLock]);
  } catch (cause) {
    if (codeOf(cause) === '55P03')
      throw new StratumError(problem('BUSY', [], undefined, 'membership'));
    throw cause;
  } finally {
    await connection.run('reset lock_timeout').catch(gone);
  }
}

/** A session that is gone has lost its locks and its transaction with it. */
function gone(): void {}

/**
 * One repeatable-read transaction on the locked session; all or nothing. Begun
 * again when somebody changed a row it depends on (40001, 40P01).
 */
export async function inSnapshot<T>(
  { connection }: LockedContext,
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await connection.run('begin isolation level repeatable read');
      await connection.run("set local statement_timeout = '5min'");
      await connection.run("set local lock_timeout = '10s'");
      await connection.run("set local work_mem = '64MB'");
      await connection.run('set local jit = off');
      const result = await work();
      await connection.run('commit');
      return result;
    } catch (cause) {
      await connection.run('rollback').catch(gone);
      if (attempt >= attempts || !['40001', '40P01'].includes(codeOf(cause))) throw cause;
    }
  }
}

/** The SQLSTATE of a failed statement, also where drizzle has wrapped it; '' for anything else. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : '';
}
