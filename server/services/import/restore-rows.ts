import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { catalogSql, relationSql } from '@/db/identifier-sql';
import { catalogField } from '@/db/schema/index';
import { quoteIdentifier } from '@/server/domain/catalog/identifiers';
import { putReplacements } from '../catalog/put-replacements';
import { rowKeyOf } from './keep-overwritten';
import type { Batch } from './open-batch';
import type { Undone } from './undo-import';

export type RestoredRows = {
  /** Rows that are back. */
  readonly rowsNew: number;
  readonly rowsChanged: number;
  readonly rowsRemoved: number;
};

/**
 * Puts every row of a batch back as it was, whole and with the number of the batch
 * that wrote it then, but for choices that gave way since; rows the batch brought are deleted. What is overwritten so is
 * kept under `own`, and old values of customer fields go to the history.
 */
export async function restoreRows(
  tx: Transaction,
  { table, keyColumn }: Undone,
  batch: Batch,
  own: Batch,
): Promise<RestoredRows> {
  const relation = relationSql(table.relation);
  const key = catalogSql(`t.${rowKeyOf(table, keyColumn)}::text`);
  await tx.execute(sql`
    create temporary table import_restored on commit drop as
    select r.* from overwritten_row o
    cross join lateral jsonb_populate_record(null::${relation}, o.row) r
    where o.batch_id = ${catalogSql(`'${batch.id}'`)}::uuid order by o.row_key`);
  await putReplacements(tx, table.id, 'import_restored', null);
  if (table.kind === 'customer') await keepHistory(tx, table, own);
  const kept = await tx.execute(sql`
    insert into overwritten_row (batch_id, row_key, row)
    select ${own.id}::uuid, ${key}, to_jsonb(t) from ${relation} t where t.batch = ${batch.number}`);
  await tx.execute(sql`delete from ${relation} t where t.batch = ${batch.number}`);
  const restored = await tx.execute(sql`
    insert into ${relation} select * from import_restored`);
  const [both] = await tx.execute<{ rows: string }>(sql`
    select count(*) as rows from overwritten_row o
    join overwritten_row n on n.batch_id = ${own.id}::uuid and n.row_key = o.row_key
    where o.batch_id = ${batch.id}::uuid`);
  const rowsChanged = Number(both?.rows);
  return {
    rowsNew: restored.count - rowsChanged,
    rowsChanged,
    rowsRemoved: kept.count - rowsChanged,
  };
}

async function keepHistory(tx: Transaction, table: Undone['table'], own: Batch): Promise<void> {
  const relation = relationSql(table.relation);
  const fields = await tx
    .select({ id: catalogField.id, column: catalogField.column })
    .from(catalogField)
    .where(eq(catalogField.tableId, table.id));
  for (const field of fields) {
    const name = catalogSql(quoteIdentifier(field.column));
    await tx.execute(sql`
      insert into customer_field_history (customer_id, field_id, value, valid_to, batch_id)
      select t.customer_id, ${field.id}::uuid, t.${name}::text, b.landed_at, b.id
      from import_restored r
      join ${relation} t on t.customer_id = r.customer_id
      join change_batch b on b.id = ${own.id}::uuid
      where t.${name} is distinct from r.${name}`);
  }
}
