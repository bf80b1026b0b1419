import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { catalogSql, relationSql } from '@/db/identifier-sql';
import { quoteIdentifier } from '@/server/domain/catalog/identifiers';
import { delta } from './compute-delta';
import { removed } from './find-removed';
import type { ImportPlan } from './import-plan';
import type { Batch } from './open-batch';

/** What names a stored row in `overwritten_row`: a customer's number, else the row's key, as text. */
export function rowKeyOf({ kind }: Pick<ImportPlan, 'kind'>, keyColumn: string): string {
  return kind === 'customer' ? 'customer_id' : quoteIdentifier(keyColumn);
}

/** Keeps every stored row that the delta changes or that is removed, whole, before it is touched. */
export async function keepOverwritten(
  tx: Transaction,
  plan: ImportPlan,
  batch: Batch,
): Promise<void> {
  if (plan.tableId === null) return;
  const key = quoteIdentifier(plan.key.column);
  const named = `t.${rowKeyOf(plan, plan.key.column)}`;
  const keep = (other: string) =>
    tx.execute(sql`
      insert into overwritten_row (batch_id, row_key, row)
      select ${batch.id}::uuid, ${catalogSql(named)}::text, to_jsonb(t)
      from ${relationSql(plan.relation)} t join ${catalogSql(other)}`);
  if (plan.mode !== 'delete')
    await keep(`${delta} d on not d._is_new and ${matches(plan, key, 'd')}`);
  if (plan.mode !== 'update') await keep(`${removed} r on t.${key} = r.row_key`);
}

/** How a row of the delta finds the stored row it changes. */
export function matches({ kind }: Pick<ImportPlan, 'kind'>, key: string, alias: string): string {
  if (kind === 'customer') return `t.customer_id = ${alias}.customer_id`;
  const same = `t.${key} = ${alias}.${key}`;
  return kind === 'toOne' ? same : `${same} and t.customer_id = ${alias}._old_customer`;
}
