import { type SQL, sql } from 'drizzle-orm';
import type { SqlFragment, SqlValue } from '@/server/domain/predicate/sql-fragment';
import type { Executor } from './client';

/** A compiled fragment as a drizzle query part: its text as it stands, its values bound. */
export function fragmentSql(fragment: SqlFragment): SQL {
  const parts = fragment.text.split(/\$(\d+)/);
  const chunks = parts.map((part, index) =>
    index % 2 === 0
      ? sql.raw(part)
      : sql`${sql.param(bindable(fragment.params[Number(part) - 1] as SqlValue))}`,
  );
  return sql.join(chunks);
}

/** A fragment's values in the form in which they are bound. */
export function bindableValues({ params }: SqlFragment): readonly string[] {
  return params.map(bindable);
}

/** An array travels as PostgreSQL's own text form, which no driver has to guess a type for. */
function bindable(value: SqlValue): string {
  if (typeof value === 'string') return value;
  const items = value.map((item) => `"${item.replace(/[\\"]/g, (sign) => `\\${sign}`)}"`);
  return `{${items.join(',')}}`;
}

/** Runs a compiled fragment and gives its rows. */
export async function executeFragment<Row extends Record<string, unknown>>(
  executor: Executor,
  fragment: SqlFragment,
): Promise<Row[]> {
  return (await executor.execute(fragmentSql(fragment))) as unknown as Row[];
}
