import type { Db } from 'pg-boss';
import { boundSql } from '@/db/bound-sql';
import type { Executor } from '@/db/client';

/** The queues of the worker; the migration `job_queue` makes them. */
export const queueNames = ['refresh', 'backfill', 'import'] as const;
export type QueueName = (typeof queueNames)[number];

/** What a job carries: everything else stands in its row of `work`. */
export type JobPayload = { readonly workId: string };

/** The queue inside a transaction: a job exists exactly when the transaction commits. */
export function queueDatabase(tx: Executor): Db {
  return {
    executeSql: async (text: string, values: unknown[]) => {
      const rows = await tx.execute(boundSql(text, values.map(toParameter)));
      return { rows: [...rows], rowCount: rows.length };
    },
  };
}

/** The driver takes JSON as text only. */
function toParameter(value: unknown): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'object') return JSON.stringify(value);
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

/** Puts work into its queue, in the caller's transaction. */
export async function sendJob(tx: Executor, queue: QueueName, payload: JobPayload): Promise<void> {
  const { default: PgBoss } = await import('pg-boss');
  const database = queueDatabase(tx);
  const sent = await new PgBoss({ db: database }).send(queue, payload, { db: database });
  if (sent === null) throw new Error(`the queue ${queue} took no job`);
}
