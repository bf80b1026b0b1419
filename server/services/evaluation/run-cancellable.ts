import type { Sql } from 'postgres';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { SqlFragment } from '@/server/domain/predicate/sql-fragment';

const queryCancelled = '57014';

export type Cancellation = {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs: number;
  /** Memory for each sort and hash; the server's own setting without it. */
  readonly workMemMb?: number;
};

/**
 * Runs one reading statement with a time limit; when the signal fires the statement
 * is cancelled in the database. Refuses with CANCELLED or TIMED_OUT.
 */
export async function runCancellable<Row extends object>(
  sql: Sql,
  { text, params }: SqlFragment,
  { signal, timeoutMs, workMemMb }: Cancellation,
): Promise<Row[]> {
  const cancelled = () => new StratumError(problem('CANCELLED', []));
  if (signal?.aborted) throw cancelled();
  try {
    const rows = await sql.begin('read only', async (transaction) => {
      await transaction.unsafe(
        `set local statement_timeout = ${Math.round(timeoutMs)}; set local jit = off${
          workMemMb === undefined ? '' : `; set local work_mem = '${Math.round(workMemMb)}MB'`
        }`,
      );
      if (signal?.aborted) throw cancelled();
      const query = transaction.unsafe<Row[]>(text, params as never[]);
      const cancel = () => query.cancel();
      signal?.addEventListener('abort', cancel, { once: true });
      try {
        return await query;
      } finally {
        signal?.removeEventListener('abort', cancel);
      }
    });
    return [...rows] as Row[];
  } catch (error) {
    if ((error as { code?: string }).code !== queryCancelled) throw error;
    throw signal?.aborted
      ? cancelled()
      : new StratumError(problem('TIMED_OUT', [], { seconds: timeoutMs / 1000 }));
  }
}
