import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { columnSql, relationSql } from '@/db/identifier-sql';

type Arrivals = {
  readonly tableId: string;
  /** The column of the staged rows' own key. */
  readonly key: string;
  readonly customers: { readonly relation: string; readonly column: string };
};

/**
 * Remembers which staged activity rows came under the key of a merged customer, in the
 * merges they passed through, so that they go back with them; and forgets rows that now
 * come under the key of the customer who has them.
 */
export async function recordArrivals(
  tx: Transaction,
  { tableId, key, customers }: Arrivals,
): Promise<void> {
  const [row] = await tx.execute<{ merged: boolean }>(
    sql`select exists (select from customer_merge where undone_at is null) as merged`,
  );
  if (!row?.merged) return;
  const staged = sql`
    import_stage s
    join ${relationSql(customers.relation)} c on ${columnSql('c', customers.column)} = s._customer_key`;
  const rowKey = sql`${columnSql('s', key)}::text`;
  await tx.execute(sql`
    delete from customer_merge_row r using ${staged}
    where r.table_id = ${tableId}::uuid and r.row_key = ${rowKey}
      and s._bad_code is null and c.merged_into is null`);
  await tx.execute(sql`
    with recursive passed as (
      select m.id, m.kept_id, ${rowKey} as row_key
      from ${staged}
      join customer_merge m on m.merged_id = c.customer_id and m.undone_at is null
      where s._bad_code is null and c.merged_into is not null
      union
      select m.id, m.kept_id, p.row_key
      from passed p join customer_merge m on m.merged_id = p.kept_id and m.undone_at is null
    )
    insert into customer_merge_row (merge_id, table_id, row_key)
    select id, ${tableId}::uuid, row_key from passed on conflict do nothing`);
}
