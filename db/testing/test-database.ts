import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { type Connection, connect } from '@/db/client';
import { dropDatabase, urlOfDatabase } from './database-name';

export type TestDatabase = Pick<Connection, 'db' | 'sql'> & {
  readonly url: string;
  /** Closes the pool and removes the database. */
  drop(): Promise<void>;
};

export type TestDatabaseOptions = {
  /** An empty database instead of a clone of the migrated template. */
  readonly empty?: boolean;
};

/**
 * A database of its own for one test file: a clone of the migrated template,
 * where overlapping membership intervals are refused by a constraint.
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = `stratum_test_${randomUUID().slice(0, 8)}`;
  const admin = postgres(server.url, { max: 1, onnotice: () => undefined });
  await admin`create database ${admin(name)}
    template ${admin(options.empty ? 'template0' : server.template)}`.finally(() => admin.end());
  const url = urlOfDatabase(server.url, name);
  const { db, sql, close } = connect(url, { max: 10, applicationName: 'stratum test' });
  return {
    url,
    db,
    sql,
    drop: async () => {
      await close();
      await dropDatabase(server.url, name);
    },
  };
}
