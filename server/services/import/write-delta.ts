import { catalogSql, relationSql } from '@/db/identifier-sql';
import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { catalogField } from '@/db/schema/index';
import { eq } from 'drizzle-orm';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import { delta, fieldColumns } from './compute-delta';
import { type ImportPlan, physicalColumns } from './import-plan';

/**
 * Writes the delta into the table. Old values of changed customer fields go to the
 * history first. Activity rows are replaced, because a row may change its customer.
 */
export async function writeDelta(
  tx: Transaction,
  plan: ImportPlan,
  tableId: string,
  batchId: string,
): Promise<void> {
  if (plan.kind === 'customer') await writeCustomers(tx, plan, tableId, batchId);
  else await writeActivity(tx, plan);
}

async function writeCustomers(
  tx: Transaction,
  plan: ImportPlan,
  tableId: string,
  batchId: string,
): Promise<void> {
  const relation = quoteRelation(plan.relation);
  await keepHistory(tx, plan, tableId, batchId);
  const own = plan.columns.flatMap(physicalColumns).map(({ name }) => `${name} = d.${name}`);
  await tx.execute(
    catalogSql(`update ${relation} t set inactive_since = null, ${own.join(', ')}
      from ${delta} d where d.old_customer is not null and t.customer_id = d.customer_id`),
  );
  const columns = fieldColumns(plan).join(', ');
  await tx.execute(
    catalogSql(`insert into ${relation} (customer_id, sample_key, ${columns})
      select customer_id, hashint8(customer_id) & 65535, ${columns}
      from ${delta} where old_customer is null order by customer_id`),
  );
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
      join ${relationSql(plan.relation)} t on t.customer_id = d.old_customer
      join change_batch b on b.id = ${batchId}::uuid
      where t.${name} is distinct from d.${name}`);
  }
}

async function writeActivity(tx: Transaction, plan: ImportPlan): Promise<void> {
  const relation = quoteRelation(plan.relation);
  const key = quoteIdentifier(plan.key.column);
  await tx.execute(
    catalogSql(`delete from ${relation} t using ${delta} d
      where d.old_customer is not null and t.${key} = d.${key} and t.customer_id = d.old_customer`),
  );
  const columns = fieldColumns(plan).join(', ');
  await tx.execute(
    catalogSql(
      `insert into ${relation} (customer_id, ${columns}) select customer_id, ${columns} from ${delta} order by line`,
    ),
  );
}
