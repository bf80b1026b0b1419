import { drizzle } from 'drizzle-orm/postgres-js';
import type { ReservedSql, Sql } from 'postgres';
import type { Database } from '@/db/client';
import * as schema from '@/db/schema/index';

export type StatementValue = string | number | boolean | null | readonly (string | null)[];

/** One session of the pool, kept for its session locks, temporary tables and isolation level. */
export type ReservedConnection = {
  readonly db: Database;
  /** Runs one statement; `$1 ...` are bound. JSON is given as text. */
  run<Row extends object = Record<string, unknown>>(
    text: string,
    values?: readonly StatementValue[],
  ): Promise<readonly Row[] & { readonly count: number }>;
  release(): void;
};

/** Takes a session out of the pool until `release`. Transactions are begun and ended by `run`. */
export async function reserveConnection(pool: Sql): Promise<ReservedConnection> {
  const session = await pool.reserve();
  return {
    db: drizzle(withOptions(session, pool), { schema }),
    run: async (text, values = []) => (await session.unsafe(text, values as never[])) as never,
    release: () => session.release(),
  };
}

/** A reserved session lacks the pool's options, which drizzle reads; its parsers are set there already. */
function withOptions(session: ReservedSql, pool: Sql): Sql {
  return Object.assign(session, { options: pool.options }) as unknown as Sql;
}
