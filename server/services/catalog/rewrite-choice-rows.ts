import { eq, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { catalogSql, columnSql, relationSql } from '@/db/identifier-sql';
import { changeBatch } from '@/db/schema/index';
import { findField } from '@/server/domain/catalog/catalog';
import { quoteIdentifier } from '@/server/domain/catalog/identifiers';
import { rowKeyOf } from '../import/keep-overwritten';
import type { ChoicePlace } from './choice-place';

/**
 * Stores one choice in the place of another in every row, as one change batch with the
 * rows from before, old values of customers and the customers concerned. Gives the
 * batch; null when no row holds the choice.
 */
export async function rewriteChoiceRows(
  tx: Transaction,
  place: ChoicePlace,
  choice: string,
  by: string,
): Promise<string | null> {
  const column = columnSql('t', place.field.column);
  const which = sql`${column} = ${choice}`;
  if (!(await hasRows(tx, place, which))) return null;
  const batch = await openBatch(tx, place);
  const relation = relationSql(place.table.relation);
  await tx.execute(sql`
    insert into overwritten_row (batch_id, row_key, row)
    select ${batch.id}::uuid, ${rowKey(place)}, to_jsonb(t) from ${relation} t where ${which}`);
  await recordChange(tx, place, batch.id, which);
  const own = catalogSql(quoteIdentifier(place.field.column));
  await tx.execute(sql`
    update ${relation} t set ${own} = ${by}, batch = ${batch.number}::int where ${which}`);
  return batch.id;
}

/**
 * Puts back what `rewriteChoiceRows` wrote in a batch, as a batch of its own; the rows
 * then belong to the batch they came from. Gives false, and leaves the rest to the
 * caller's rollback, when a row was changed since.
 */
export async function restoreChoiceRows(
  tx: Transaction,
  place: ChoicePlace,
  batchId: string,
  { choice, by }: { readonly choice: string; readonly by: string },
): Promise<boolean> {
  const [written] = await tx.select().from(changeBatch).where(eq(changeBatch.id, batchId));
  if (written?.tableId !== place.tableId || written.importId !== null) return false;
  const which = sql`t.batch = ${written.number}::int and ${columnSql('t', place.field.column)} = ${by}`;
  const batch = await openBatch(tx, place);
  await recordChange(tx, place, batch.id, which);
  const own = catalogSql(quoteIdentifier(place.field.column));
  const restored = await tx.execute(sql`
    update ${relationSql(place.table.relation)} t
    set ${own} = o.row ->> ${place.field.column}::text, batch = (o.row ->> 'batch')::int
    from overwritten_row o
    where o.batch_id = ${batchId}::uuid and o.row ->> ${place.field.column}::text = ${choice} and ${which}
      and ${rowKey(place)} = o.row_key`);
  const kept = await tx.execute(sql`delete from overwritten_row where batch_id = ${batchId}::uuid`);
  return restored.count === kept.count;
}

/** What names a row `t` in `overwritten_row`. */
function rowKey({ table }: ChoicePlace): SQL {
  const field = findField(table, table.keyField);
  if (!field) throw new Error(`${table.key} lacks its key`);
  return catalogSql(`t.${rowKeyOf(table, field.column)}::text`);
}

async function hasRows(tx: Transaction, { table }: ChoicePlace, which: SQL): Promise<boolean> {
  const [row] = await tx.execute<{ found: boolean }>(
    sql`select exists (select from ${relationSql(table.relation)} t where ${which}) as found`,
  );
  return row?.found ?? false;
}

/** Rows of a to-one table belong to no customer, so that anyone may be concerned. */
async function openBatch(
  tx: Transaction,
  { table, tableId }: ChoicePlace,
): Promise<{ readonly id: string; readonly number: number }> {
  const [batch] = await tx
    .insert(changeBatch)
    .values({ tableId, everyone: table.kind === 'toOne' })
    .returning({ id: changeBatch.id, number: changeBatch.number });
  if (!batch) throw new Error('the change batch was not written');
  return batch;
}

async function recordChange(
  tx: Transaction,
  { table, field, fieldId }: ChoicePlace,
  batchId: string,
  which: SQL,
): Promise<void> {
  const relation = relationSql(table.relation);
  if (table.kind !== 'toOne')
    await tx.execute(sql`
      insert into change (batch_id, customer_id)
      select distinct ${batchId}::uuid, t.customer_id from ${relation} t where ${which}`);
  if (table.kind === 'customer')
    await tx.execute(sql`
      insert into customer_field_history (customer_id, field_id, value, valid_to, batch_id)
      select t.customer_id, ${fieldId}::uuid, ${columnSql('t', field.column)}, b.landed_at, b.id
      from ${relation} t join change_batch b on b.id = ${batchId}::uuid where ${which}`);
}
