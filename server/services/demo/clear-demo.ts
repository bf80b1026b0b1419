import { like, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { catalogSql } from '@/db/identifier-sql';
import { account, catalogTable, setupCode, user } from '@/db/schema';
import { quoteIdentifier } from '@/server/domain/catalog/identifiers';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';

/**
 * Refuses CONFLICT for a database that is no demo: somebody can sign in to it, or it
 * holds data that no demo has put there.
 */
export async function requireDemoDatabase(db: Executor): Promise<void> {
  const [accounts, codes, tables, [state]] = await Promise.all([
    db.$count(account),
    db.$count(setupCode),
    db.$count(catalogTable),
    db.execute<{ made: boolean }>(sql`select to_regclass('demo.state') is not null as made`),
  ]);
  const isForeign = !state?.made && tables > 0;
  if (accounts > 0 || codes > 0 || isForeign)
    throw new StratumError(problem('CONFLICT', [], undefined, 'notADemo'));
}

/** Empties the demo: its tables of data, everything made in it, the people of its company. Those who looked in stay. */
export async function clearDemo(tx: Transaction): Promise<void> {
  const found = await tx.execute<{ schema: 'public' | 'data'; name: string }>(sql`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname = 'data' or (schemaname = 'public' and tablename <> 'user')`);
  const named = (schema: 'public' | 'data') =>
    found
      .filter((table) => table.schema === schema)
      .map(({ name }) => `${schema}.${quoteIdentifier(name)}`)
      .join(', ');
  const [data, made] = [named('data'), named('public')];
  if (data !== '') await tx.execute(catalogSql(`drop table ${data}`));
  await tx.execute(catalogSql(`truncate ${made} restart identity`));
  await tx.execute(sql`delete from pgboss.job`);
  await tx.delete(user).where(like(user.id, 'demo-%'));
}
