import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { relationSql } from '@/db/identifier-sql';
import { catalogField, catalogTable, change, changeBatch } from '@/db/schema/index';
import type { CustomerTable, Field } from '@/server/domain/catalog/catalog';

export type MergeBatch = {
  readonly id: string;
  readonly number: number;
  readonly landedAt: string;
};

/** The id of the batch that takes a merge back, from the merge's own, as SQL; the merge's batch has the merge's id. */
export const undoBatchText = (merge: string): string => `md5(${merge}::text || ':undone')::uuid`;

/** Opens the change batch of a merge, or of its undo, over the two customers. */
export async function openMergeBatch(
  tx: Transaction,
  merge: string,
  kind: 'merge' | 'undo',
  customers: readonly string[],
): Promise<MergeBatch> {
  const id = kind === 'merge' ? merge : sql`md5(${merge}::text || ':undone')::uuid`;
  const tableId = sql`(select id from catalog_table where kind = 'customer')`;
  const [batch] = await tx.insert(changeBatch).values({ id, tableId }).returning({
    id: changeBatch.id,
    number: changeBatch.number,
    landedAt: changeBatch.landedAt,
  });
  if (!batch) throw new Error('the change batch was not written');
  await tx
    .insert(change)
    .values(customers.map((customer) => ({ batchId: batch.id, customerId: BigInt(customer) })));
  return batch;
}

/** Keeps what stands in the fields of a customer now, as valid until the batch landed. */
export async function keepFieldHistory(
  tx: Transaction,
  { relation }: CustomerTable,
  fields: readonly Field[],
  customer: string,
  { id, landedAt }: MergeBatch,
): Promise<void> {
  if (fields.length === 0) return;
  const ids = await tx
    .select({ id: catalogField.id, column: catalogField.column })
    .from(catalogField)
    .innerJoin(catalogTable, eq(catalogTable.id, catalogField.tableId))
    .where(eq(catalogTable.kind, 'customer'));
  const idOf = new Map(ids.map((row) => [row.column, row.id]));
  for (const field of fields) {
    await tx.execute(sql`
      insert into customer_field_history (customer_id, field_id, value, valid_to, batch_id)
      select c.customer_id, ${idOf.get(field.column)}::uuid, c.${sql.identifier(field.column)}::text,
        ${landedAt}::timestamptz, ${id}::uuid
      from ${relationSql(relation)} c where c.customer_id = ${customer}::bigint`);
  }
}
