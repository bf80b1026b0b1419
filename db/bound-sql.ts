import { type SQL, sql } from 'drizzle-orm';

/** Somebody else's statement with `$1 ...` as a query of ours: its text as it stands, each value bound. */
export function boundSql(text: string, values: readonly (string | number | boolean | null)[]): SQL {
  const chunks = text
    .split(/\$(\d+)/)
    .map((part, index) =>
      index % 2 === 0 ? sql.raw(part) : sql`${sql.param(values[Number(part) - 1])}`,
    );
  return sql.join(chunks);
}
