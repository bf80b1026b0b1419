import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { catalogSql, relationSql } from '@/db/identifier-sql';
import { catalogTable } from '@/db/schema/index';
import { eq } from 'drizzle-orm';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { rowKeyOf } from './keep-overwritten';
import type { Batch } from './open-batch';
import type { Undone } from './undo-import';

/**
 * Refuses CONFLICT when something later rests on the rows of a batch, and names the
 * import: rows it wrote were written or removed again, rows it removed are back, or
 * customers it brought have activity or were merged.
 */
export async function requireLatest(
  tx: Transaction,
  { table, keyColumn }: Undone,
  batch: Batch & { readonly landedAt: string },
): Promise<void> {
  const relation = relationSql(table.relation);
  const key = catalogSql(`t.${rowKeyOf(table, keyColumn)}::text`);
  const { id, number } = batch;
  await refuse(
    tx,
    'undoChanged',
    sql`select b.number from overwritten_row o join change_batch b on b.id = o.batch_id
      where b.number > ${number} and b.table_id = ${table.id}::uuid and o.row ->> 'batch' = ${String(number)}
        and not exists (select from ${relation} t
          where ${key} = o.row ->> ${table.kind === 'customer' ? 'customer_id' : keyColumn} and t.batch = ${number})`,
  );
  await refuse(
    tx,
    'undoChanged',
    sql`select t.batch as number from overwritten_row o join ${relation} t on ${key} = o.row_key
      where o.batch_id = ${id}::uuid and t.batch <> ${number}`,
  );
  if (table.kind !== 'customer') return;
  const brought = sql`select t.customer_id from ${relation} t where t.batch = ${number}
    and not exists (select from overwritten_row o where o.batch_id = ${id}::uuid and o.row_key = ${key})`;
  const activities = await tx
    .select({ relation: catalogTable.relation })
    .from(catalogTable)
    .where(eq(catalogTable.kind, 'activity'));
  for (const activity of activities)
    await refuse(
      tx,
      'undoUsed',
      sql`select a.batch as number from ${relationSql(activity.relation)} a
        where a.customer_id in (${brought})`,
    );
  const [merged] = await tx.execute(sql`
    select from customer_merge m join change c on c.batch_id = ${id}::uuid and c.customer_id in (m.kept_id, m.merged_id)
    where m.undone_at is null and m.at > ${batch.landedAt}::timestamptz limit 1`);
  if (merged) throw new StratumError(problem('CONFLICT', ['importId'], undefined, 'undoMerged'));
}

/** `numbers` finds the numbers of later batches; the newest one is told. */
async function refuse(tx: Transaction, variant: string, numbers: SQL): Promise<void> {
  const [later] = await tx.execute<{ file: string | null; at: string | null }>(sql`
    select r.file_name as file, to_char(r.started_at, 'YYYY-MM-DD') as at
    from (${numbers}) later (number)
    left join change_batch b on b.number = later.number
    left join import_run r on r.id = b.import_id
    order by later.number desc limit 1`);
  if (!later) return;
  const { file, at } = later;
  throw new StratumError(
    file === null
      ? problem('CONFLICT', ['importId'], undefined, 'undoChangedLater')
      : problem('CONFLICT', ['importId'], { file, at: at ?? '' }, variant),
  );
}
