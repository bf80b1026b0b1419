import { sql } from 'drizzle-orm';
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
import { dataClock } from '../catalog/data-clock';
import { loadCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { excludeImports } from '../import/import-lock';
import { nameActor } from '../name-actor';
import { CustomerId, lockCustomers, requireActive, storedColumns } from './customer-pair';
import { keepFieldHistory, type MergeBatch, openMergeBatch } from './merge-batch';

export const MergeCustomersInput = z.strictObject({
  /** The customer that stays. */
  kept: CustomerId,
  merged: CustomerId,
  /** Whose value stays, by field. Without it the kept one's, or the other's where that is missing. */
  values: z.record(z.string().min(1).max(200), z.enum(['kept', 'merged'])).default({}),
});
export type MergeCustomersInput = z.input<typeof MergeCustomersInput>;

export type Merge = {
  readonly id: string;
  readonly kept: string;
  readonly merged: string;
  /** Activity rows that changed hands. */
  readonly rows: number;
};

type Choice = z.output<typeof MergeCustomersInput>['values'][string] | 'filled';

/**
 * Makes two customers one, all of it or nothing: chosen values go over, activity rows change
 * hands, the merged one is out of use from the data clock on and leaves its segments by cause
 * `merge`. What was is kept whole, so that `undoMerge` can bring it back. Refuses NOT_FOUND,
 * CONFLICT when either is out of use, UNKNOWN_FIELD, BUSY while an import runs.
 */
export async function mergeCustomers(ctx: Context, raw: MergeCustomersInput): Promise<Merge> {
  const { kept, merged, values } = MergeCustomersInput.parse(raw);
  if (kept === merged) throw new StratumError(problem('BAD_INPUT', ['merged']));
  return ctx.db.transaction(async (tx) => {
    await excludeImports(tx);
    const catalog = await loadCatalog(tx);
    const { customers } = catalog;
    const found = await lockCustomers(tx, customers, [kept, merged]);
    const [staying, going] = [
      requireActive(found, kept, 'kept'),
      requireActive(found, merged, 'merged'),
    ];
    const id = await recordMerge(tx, kept, merged, nameActor(ctx.actor));
    const batch = await openMergeBatch(tx, id, 'merge', [kept, merged]);
    await keepWholeRows(tx, customers, [kept, merged], batch);
    await takeOver(tx, customers, { kept, merged }, choicesOf(customers, values), batch);
    await putOutOfUse(tx, customers, { kept, merged }, batch);
    const rows = await moveActivity(tx, catalog, { kept, merged }, id);
    await enqueueRefresh(tx, { trigger: 'demand', actor: ctx.actor });
    return { id, kept: staying.key, merged: going.key, rows };
  });
}

type Pair = { readonly kept: string; readonly merged: string };

function choicesOf(
  customers: CustomerTable,
  values: z.output<typeof MergeCustomersInput>['values'],
): ReadonlyMap<Field, Choice> {
  for (const key of Object.keys(values)) {
    if (key !== customers.keyField && findField(customers, key)) continue;
    const params = { field: key, table: customers.key };
    throw new StratumError(problem('UNKNOWN_FIELD', ['values', key], params));
  }
  const others = customers.fields.filter(({ key }) => key !== customers.keyField);
  return new Map(others.map((field) => [field, values[field.key] ?? 'filled']));
}

async function recordMerge(
  tx: Transaction,
  kept: string,
  merged: string,
  actor: string,
): Promise<string> {
  const [row] = await tx
    .insert(customerMerge)
    .values({ keptId: BigInt(kept), mergedId: BigInt(merged), actor })
    .returning({ id: customerMerge.id });
  if (!row) throw new Error('the merge was not written');
  return row.id;
}

/** Both rows as they are, exactly, under the customers' numbers. */
async function keepWholeRows(
  tx: Transaction,
  { relation }: CustomerTable,
  ids: readonly string[],
  { id }: MergeBatch,
): Promise<void> {
  await tx.execute(sql`
    insert into overwritten_row (batch_id, row_key, "row")
    select ${id}::uuid, c.customer_id::text, to_jsonb(c) from ${relationSql(relation)} c
    where c.customer_id = any(${`{${ids.join(',')}}`}::bigint[])`);
}

/** Writes what goes over from the merged customer, and keeps the history of what it replaces. */
async function takeOver(
  tx: Transaction,
  customers: CustomerTable,
  { kept, merged }: Pair,
  choices: ReadonlyMap<Field, Choice>,
  batch: MergeBatch,
): Promise<void> {
  const changing = await changingFields(tx, customers, { kept, merged }, choices);
  await keepFieldHistory(tx, customers, changing, kept, batch);
  const columns = changing.flatMap(storedColumns);
  const taken = columns.map((column) => sql`${sql.identifier(column)} = ${columnSql('m', column)}`);
  await tx.execute(sql`
    update ${relationSql(customers.relation)} k
    set ${sql.join([...taken, sql`batch = ${batch.number}`], sql`, `)}
    from ${relationSql(customers.relation)} m
    where k.customer_id = ${kept}::bigint and m.customer_id = ${merged}::bigint`);
}

async function changingFields(
  tx: Transaction,
  { relation }: CustomerTable,
  { kept, merged }: Pair,
  choices: ReadonlyMap<Field, Choice>,
): Promise<readonly Field[]> {
  const candidates = [...choices].filter(([, choice]) => choice !== 'kept');
  if (candidates.length === 0) return [];
  const tests = candidates.map(([{ column }, choice], index) => {
    const [k, m] = [columnSql('k', column), columnSql('m', column)];
    const goesOver =
      choice === 'merged'
        ? sql`${k} is distinct from ${m}`
        : sql`${k} is null and ${m} is not null`;
    return sql`${goesOver} as ${sql.identifier(`f${index}`)}`;
  });
  const [row] = await tx.execute<Record<string, boolean>>(sql`
    select ${sql.join(tests, sql`, `)}
    from ${relationSql(relation)} k, ${relationSql(relation)} m
    where k.customer_id = ${kept}::bigint and m.customer_id = ${merged}::bigint`);
  return candidates.flatMap(([field], index) => (row?.[`f${index}`] ? [field] : []));
}

/** Those merged into the merged one before belong to the kept one from now on. */
async function putOutOfUse(
  tx: Transaction,
  { relation }: CustomerTable,
  { kept, merged }: Pair,
  { number }: MergeBatch,
): Promise<void> {
  const clock = await dataClock(tx);
  await tx.execute(sql`
    update ${relationSql(relation)}
    set inactive_since = ${clock}::timestamptz, merged_into = ${kept}::bigint, batch = ${number}
    where customer_id = ${merged}::bigint`);
  await tx.execute(sql`
    update ${relationSql(relation)} set merged_into = ${kept}::bigint
    where merged_into = ${merged}::bigint`);
}

async function moveActivity(
  tx: Transaction,
  { activities }: Catalog,
  { kept, merged }: Pair,
  merge: string,
): Promise<number> {
  let rows = 0;
  for (const table of activities) {
    const key = findField(table, table.keyField) as Field;
    const moved = await tx.execute(sql`
      with moved as (
        update ${relationSql(table.relation)} t set customer_id = ${kept}::bigint
        where t.customer_id = ${merged}::bigint returning ${columnSql('t', key.column)}::text as row_key
      )
      insert into customer_merge_row (merge_id, table_id, row_key)
      select ${merge}::uuid, (select id from catalog_table where key = ${table.key}), row_key
      from moved`);
    rows += moved.count;
  }
  return rows;
}
