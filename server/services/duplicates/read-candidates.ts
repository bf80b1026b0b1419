import { type SQL, sql } from 'drizzle-orm';
import { catalogSql, columnSql, relationSql } from '@/db/identifier-sql';
import { type Catalog, type Field, findField, type Label } from '@/server/domain/catalog/catalog';
import type { Context } from '../context';
import { isHidden, readFields, selectFields, type ShownValue } from '../customers/customer-fields';

export type Candidate = {
  readonly id: string;
  readonly key: string;
  /** In the order of the columns. */
  readonly values: readonly ShownValue[];
  /** Activity rows of every table together. */
  readonly rows: number;
};

export type CandidateColumn = Pick<Field, 'key' | 'type'> & { readonly label: Label };

/** Customers by number with all their fields and how many activity rows each has, in one query a table. */
export async function readCandidates(
  ctx: Context,
  { customers, activities }: Pick<Catalog, 'customers' | 'activities'>,
  ids: readonly string[],
): Promise<{
  readonly columns: readonly CandidateColumn[];
  readonly byId: ReadonlyMap<string, Candidate>;
}> {
  const key = findField(customers, customers.keyField) as Field;
  const fields = customers.fields.filter((field) => field !== key && !isHidden(ctx, field));
  const columns = fields.map(({ key: name, label, type }) => ({ key: name, label, type }));
  if (ids.length === 0) return { columns, byId: new Map() };
  const wanted = numbers(ids);
  const select = fields.length === 0 ? 'null' : selectFields(ctx, 'c', fields);
  const rows = await ctx.db.execute<{ id: string; key: string }>(sql`
    select c.customer_id::text as id, ${columnSql('c', key.column)}::text as key, ${catalogSql(select)}
    from ${relationSql(customers.relation)} c where c.customer_id = any(${wanted})`);
  const counts = await countRows(ctx, activities, wanted);
  const byId = rows.map((row): [string, Candidate] => [
    row.id,
    {
      id: row.id,
      key: row.key,
      values: readFields(ctx, fields, row),
      rows: counts.get(row.id) ?? 0,
    },
  ]);
  return { columns, byId: new Map(byId) };
}

async function countRows(
  ctx: Context,
  activities: Catalog['activities'],
  wanted: SQL,
): Promise<ReadonlyMap<string, number>> {
  if (activities.length === 0) return new Map();
  const parts = activities.map(
    ({ relation }) => sql`
      select customer_id, count(*) as rows from ${relationSql(relation)}
      where customer_id = any(${wanted}) group by customer_id`,
  );
  const rows = await ctx.db.execute<{ id: string; rows: string }>(sql`
    select customer_id::text as id, sum(rows)::text as rows
    from (${sql.join(parts, sql` union all `)}) counted group by customer_id`);
  return new Map(rows.map(({ id, rows: count }) => [id, Number(count)]));
}

/** Customers' numbers as an array of PostgreSQL. */
export function numbers(ids: readonly string[]): SQL {
  return sql`${`{${ids.join(',')}}`}::bigint[]`;
}
