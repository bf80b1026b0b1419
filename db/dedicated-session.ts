import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from '@/db/schema/index';
import type { Connection } from './client';

/**
 * One session of its own on the database of a pool, for work that needs temporary
 * tables or a session lock over several statements. Inside a transaction use the
 * transaction only: there is no second connection to fall back to.
 */
export function openDedicatedSession(pool: postgres.Sql, applicationName: string): Connection {
  const sql = postgres({
    ...(pool.options as object),
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connection: { ...pool.options.connection, application_name: applicationName },
  });
  return { db: drizzle(sql, { schema }), sql, close: () => sql.end({ timeout: 5 }) };
}
