import { inactiveSince, type Table } from '@/server/domain/catalog/catalog';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import { type SqlValue, SqlWriter } from '@/server/domain/predicate/sql-fragment';
import type { Context } from '../../context';
import { runCancellable } from '../../evaluation/run-cancellable';

const timeoutMs = 5_000;
const workMemMb = 64;

/** The rows `t` of a table that count, as FROM and WHERE: customers out of use do not. */
export function rowsInUse(table: Table, joined = ''): string {
  const inUse = table.kind === 'customer' ? `t.${quoteIdentifier(inactiveSince)} is null` : 'true';
  return `from ${quoteRelation(table.relation)} t ${joined} where ${inUse}`;
}

/** Runs one statement of a distribution within its time. */
export async function runCounting<Row extends object>(
  ctx: Context,
  write: (bind: (value: SqlValue, type: string) => string) => string,
): Promise<Row[]> {
  const writer = new SqlWriter();
  const text = write((value, type) => writer.bind(value, type));
  return runCancellable<Row>(ctx.sql, writer.finish(text), { timeoutMs, workMemMb });
}
