import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from '@/db/schema/index';

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
export type Executor = Database | Transaction;

export type Connection = {
  readonly db: Database;
  readonly sql: postgres.Sql;
  close(): Promise<void>;
};

export type ConnectOptions = {
  /** Connections the pool may open at most. */
  readonly max?: number;
  readonly applicationName?: string;
};

const closeTimeoutSeconds = 5;

/**
 * Opens a lazy pool on one database. Sessions run in UTC. Dates and timestamps
 * come back as PostgreSQL's text, also through `sql`; JSON given to `sql` must
 * already be text, because drizzle owns the serialisers of this pool.
 */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const sql = postgres(url, {
    max: options.max ?? 10,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: options.applicationName ?? 'stratum', TimeZone: 'UTC' },
  });
  return {
    db: drizzle(sql, { schema }),
    sql,
    close: () => sql.end({ timeout: closeTimeoutSeconds }),
  };
}
