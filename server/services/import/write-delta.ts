import { catalogSql, relationSql } from '@/db/identifier-sql';
import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { catalogField, catalogTable } from '@/db/schema/index';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import { delta, fieldColumns } from './compute-delta';
import { type ImportPlan, physicalColumns } from './import-plan';
import { matches } from './keep-overwritten';
import type { Batch } from './open-batch';

/**
 * Writes the delta into the table under the batch's number. Old values of changed
 * customer fields go to the history first. Other rows are replaced, because a row
 * may change its customer.
 */
export async function writeDelta(
  tx: Transaction,
  plan: ImportPlan,
  tableId: string,
  batch: Batch,
): Promise<void> {
  if (plan.mode === 'delete') return;
  if (plan.kind === 'customer') await writeCustomers(tx, plan, tableId, batch);
  else await replaceRows(tx, plan, batch);
}

async function writeCustomers(
  tx: Transaction,
  plan: ImportPlan,
  tableId: string,
  { id, number }: Batch,
): Promise<void> {
  const relation = quoteRelation(plan.relation);
  await keepHistory(tx, plan, tableId, id);
  const own = plan.columns.flatMap(physicalColumns).map(({ name }) => `${name} = d.${name}`);
  await tx.execute(
    catalogSql(`update ${relation} t set batch = ${number},
        inactive_since = case when t.merged_into is not null then t.inactive_since end, ${own.join(', ')}
      from ${delta} d where not d._is_new and t.customer_id = d.customer_id`),
  );
  const columns = fieldColumns(plan).join(', ');
  await tx.execute(
    catalogSql(`insert into ${relation} (customer_id, sample_key, batch, ${columns})
      select customer_id, hashint8(customer_id) & 65535, ${number}, ${columns}
      from ${delta} where _is_new order by customer_id`),
  );
  await tx
    .update(catalogTable)
    .set({
      lastCustomerId: sql`greatest(${catalogTable.lastCustomerId},
        coalesce((select max(customer_id) from import_delta where _is_new), 0))`,
    })
    .where(eq(catalogTable.id, tableId));
}

async function keepHistory(
  tx: Transaction,
  plan: ImportPlan,
  tableId: string,
  batchId: string,
): Promise<void> {
  const fields = await tx
    .select({ id: catalogField.id, column: catalogField.column })
    .from(catalogField)
    .where(eq(catalogField.tableId, tableId));
  const idOf = new Map(fields.map((field) => [field.column, field.id]));
  for (const column of plan.columns.filter((each) => !each.isNew)) {
    const name = catalogSql(quoteIdentifier(column.column));
    await tx.execute(sql`
      insert into customer_field_history (customer_id, field_id, value, valid_to, batch_id)
      select t.customer_id, ${idOf.get(column.column)}::uuid, t.${name}::text, b.landed_at, b.id
      from import_delta d
      join ${relationSql(plan.relation)} t on t.customer_id = d._old_customer
      join change_batch b on b.id = ${batchId}::uuid
      where t.${name} is distinct from d.${name}`);
  }
}

async function replaceRows(tx: Transaction, plan: ImportPlan, { number }: Batch): Promise<void> {
  const relation = quoteRelation(plan.relation);
  const key = quoteIdentifier(plan.key.column);
  await tx.execute(
    catalogSql(`delete from ${relation} t using ${delta} d
      where not d._is_new and ${matches(plan, key, 'd')}`),
  );
  const customer = plan.kind === 'toOne' ? '' : 'customer_id, ';
  const columns = fieldColumns(plan).join(', ');
  await tx.execute(
    catalogSql(
      `insert into ${relation} (${customer}batch, ${columns})
       select ${customer}${number}, ${columns} from ${delta} order by _line`,
    ),
  );
}
