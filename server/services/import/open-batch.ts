import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { catalogSql } from '@/db/identifier-sql';
import { changeBatch } from '@/db/schema/index';
import { delta } from './compute-delta';
import { removed } from './find-removed';
import type { ImportPlan } from './import-plan';

export type Batch = {
  readonly id: string;
  /** Stands in the column `batch` of every row the batch writes. */
  readonly number: number;
};

type NewBatch = {
  readonly tableId: string;
  readonly importId: string;
  /** Whether any customer may be concerned. */
  readonly everyone: boolean;
};

export async function openBatch(tx: Transaction, fresh: NewBatch): Promise<Batch> {
  const [batch] = await tx
    .insert(changeBatch)
    .values(fresh)
    .returning({ id: changeBatch.id, number: changeBatch.number });
  if (!batch) throw new Error('the change batch was not written');
  return batch;
}

/**
 * Writes down whose rows the delta and the removed rows are, before and after; returns
 * how many customers. Rows of a to-one table are nobody's.
 */
export async function recordChanges(
  tx: Transaction,
  plan: ImportPlan,
  batch: Batch,
): Promise<number> {
  if (plan.kind === 'toOne') return 0;
  const parts: string[] = [];
  if (plan.mode !== 'delete')
    parts.push(
      `select customer_id from ${delta}`,
      `select _old_customer from ${delta} where _old_customer is not null`,
    );
  if (plan.mode !== 'update' && plan.tableId !== null)
    parts.push(`select customer_id from ${removed}`);
  const written = await tx.execute(sql`
    insert into change (batch_id, customer_id)
    select ${batch.id}::uuid, customer_id
    from (${catalogSql(parts.join(' union '))}) concerned (customer_id)`);
  return written.count;
}
