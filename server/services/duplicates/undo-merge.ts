import { and, eq, isNull, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Transaction } from '@/db/client';
import { columnSql, relationSql } from '@/db/identifier-sql';
import { customerMerge } from '@/db/schema/index';
import {
  type Catalog,
  type CustomerTable,
  type Field,
  findField,
} from '@/server/domain/catalog/catalog';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { enqueueRefresh } from '@/server/jobs/enqueue';
import { loadCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { excludeImports } from '../import/import-lock';
import { nameActor } from '../name-actor';
import { lockCustomers, type StoredCustomer, storedColumns } from './customer-pair';
import { keepFieldHistory, openMergeBatch } from './merge-batch';
import type { Merge } from './merge-customers';

export const UndoMergeInput = z.strictObject({ id: z.uuid() });
export type UndoMergeInput = z.infer<typeof UndoMergeInput>;

/**
 * Makes two customers of one again: rows that changed hands go back, those that came since
 * for the old key too, and both are as they were. A value that was changed since stays.
 * Refuses NOT_FOUND, CONFLICT when it was taken back already or a later merge stands upon
 * it, BUSY while an import runs.
 */
export async function undoMerge(ctx: Context, raw: UndoMergeInput): Promise<Merge> {
  const { id } = UndoMergeInput.parse(raw);
  return ctx.db.transaction(async (tx) => {
    await excludeImports(tx);
    const { kept, merged } = await closeMerge(tx, id, nameActor(ctx.actor));
    const catalog = await loadCatalog(tx);
    const { customers } = catalog;
    const found = await lockCustomers(tx, customers, [kept, merged]);
    const [staying, coming] = [found.get(kept), found.get(merged)];
    if (!staying || !coming) throw new StratumError(problem('NOT_FOUND', ['id']));
    if (staying.mergedInto !== null || coming.mergedInto !== kept)
      throw new StratumError(problem('CONFLICT', ['id'], { customer: staying.key }, 'laterMerge'));
    await restoreKept(tx, customers, staying, id, merged);
    await restoreMerged(tx, customers, coming, id);
    const rows = await moveBack(tx, catalog, { kept, merged }, id);
    await enqueueRefresh(tx, { trigger: 'demand', actor: ctx.actor });
    return { id, kept: staying.key, merged: coming.key, rows };
  });
}

async function closeMerge(
  tx: Transaction,
  id: string,
  actor: string,
): Promise<{ kept: string; merged: string }> {
  const [row] = await tx
    .update(customerMerge)
    .set({ undoneAt: sql`now()`, undoneBy: actor })
    .where(and(eq(customerMerge.id, id), isNull(customerMerge.undoneAt)))
    .returning({ kept: customerMerge.keptId, merged: customerMerge.mergedId });
  if (row) return { kept: String(row.kept), merged: String(row.merged) };
  const known = await tx.$count(customerMerge, eq(customerMerge.id, id));
  throw new StratumError(
    known > 0
      ? problem('CONFLICT', ['id'], undefined, 'mergeUndone')
      : problem('NOT_FOUND', ['id']),
  );
}

/** Gives back what the merge overwrote, unless something else wrote there since. */
async function restoreKept(
  tx: Transaction,
  customers: CustomerTable,
  { id: customer, batch }: StoredCustomer,
  merge: string,
  merged: string,
): Promise<void> {
  const { number, changed } = await readMergeBatch(tx, customers, merge, customer);
  const restored = await stillAsMerged(tx, customers, changed, {
    customer,
    merge,
    merged,
    untouched: batch === number,
  });
  const undo = await openMergeBatch(tx, merge, 'undo', [customer, merged]);
  await keepFieldHistory(tx, customers, restored, customer, undo);
  const columns = restored.flatMap(storedColumns);
  const back = columns.map((column) => sql`${sql.identifier(column)} = ${columnSql('o', column)}`);
  const untouched = batch === number;
  if (!untouched && restored.length === 0) return;
  const written = untouched ? sql`batch = o.batch` : sql`batch = ${undo.number}`;
  await tx.execute(sql`
    update ${relationSql(customers.relation)} k set ${sql.join([...back, written], sql`, `)}
    from ${before(customers, merge, customer)} o where k.customer_id = ${customer}::bigint`);
}

/** The batch's number and the fields whose old values it kept. */
async function readMergeBatch(
  tx: Transaction,
  customers: CustomerTable,
  merge: string,
  customer: string,
): Promise<{ number: number; changed: readonly Field[] }> {
  const rows = await tx.execute<{ number: number; column: string | null }>(sql`
    select b.number, f."column" from change_batch b
    left join customer_field_history h on h.batch_id = b.id and h.customer_id = ${customer}::bigint
    left join catalog_field f on f.id = h.field_id
    where b.id = ${merge}::uuid`);
  const columns = new Set(rows.map(({ column }) => column));
  return {
    number: rows[0]?.number ?? -1,
    changed: customers.fields.filter(({ column }) => columns.has(column)),
  };
}

type Restoring = {
  readonly customer: string;
  readonly merge: string;
  readonly merged: string;
  readonly untouched: boolean;
};

/** The changed fields that still hold what the merge wrote: the merged customer's value of then. */
async function stillAsMerged(
  tx: Transaction,
  customers: CustomerTable,
  changed: readonly Field[],
  { customer, merge, merged, untouched }: Restoring,
): Promise<readonly Field[]> {
  if (untouched || changed.length === 0) return changed;
  const tests = changed.map(
    ({ column }, index) =>
      sql`${columnSql('k', column)} is not distinct from ${columnSql('o', column)} as ${sql.identifier(`f${index}`)}`,
  );
  const [row] = await tx.execute<Record<string, boolean>>(sql`
    select ${sql.join(tests, sql`, `)}
    from ${relationSql(customers.relation)} k, ${before(customers, merge, merged)} o
    where k.customer_id = ${customer}::bigint`);
  return changed.filter((_, index) => row?.[`f${index}`]);
}

async function restoreMerged(
  tx: Transaction,
  customers: CustomerTable,
  { id: customer }: StoredCustomer,
  merge: string,
): Promise<void> {
  await tx.execute(sql`
    update ${relationSql(customers.relation)} m
    set inactive_since = o.inactive_since, merged_into = o.merged_into,
      batch = case when m.batch = (select number from change_batch where id = ${merge}::uuid)
        then o.batch else m.batch end
    from ${before(customers, merge, customer)} o where m.customer_id = ${customer}::bigint`);
  await tx.execute(sql`
    update ${relationSql(customers.relation)} c set merged_into = ${customer}::bigint
    from customer_merge e
    where e.kept_id = ${customer}::bigint and e.undone_at is null and c.customer_id = e.merged_id
      and c.merged_into is not null`);
}

/** A customer's row from before the merge, as a row of its table. */
function before({ relation }: CustomerTable, merge: string, customer: string) {
  return sql`(
    select (jsonb_populate_record(null::${relationSql(relation)}, w."row")).*
    from overwritten_row w where w.batch_id = ${merge}::uuid and w.row_key = ${customer})`;
}

async function moveBack(
  tx: Transaction,
  { activities }: Catalog,
  { kept, merged }: { readonly kept: string; readonly merged: string },
  merge: string,
): Promise<number> {
  let rows = 0;
  for (const table of activities) {
    const key = findField(table, table.keyField) as Field;
    const moved = await tx.execute(sql`
      update ${relationSql(table.relation)} t set customer_id = ${merged}::bigint
      from customer_merge_row r
      where r.merge_id = ${merge}::uuid
        and r.table_id = (select id from catalog_table where key = ${table.key})
        and ${columnSql('t', key.column)}::text = r.row_key and t.customer_id = ${kept}::bigint`);
    rows += moved.count;
  }
  return rows;
}
