import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { catalogSql, relationSql } from '@/db/identifier-sql';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import type { Instant } from '@/server/domain/time/instant';
import { removed } from './find-removed';
import type { ImportPlan } from './import-plan';
import type { Batch } from './open-batch';

/** Deletes the removed rows of an activity or to-one table; customers stay, see `retireCustomers`. */
export async function removeRows(tx: Transaction, plan: ImportPlan): Promise<void> {
  const key = quoteIdentifier(plan.key.column);
  await tx.execute(
    catalogSql(
      `delete from ${quoteRelation(plan.relation)} t using ${removed} r where t.${key} = r.row_key`,
    ),
  );
}

/** Takes the removed customers out of use at an instant; they keep their rows and their past. */
export async function retireCustomers(
  tx: Transaction,
  plan: ImportPlan,
  { number }: Batch,
  at: Instant,
): Promise<void> {
  await tx.execute(sql`
    update ${relationSql(plan.relation)} t set inactive_since = ${at}::timestamptz, batch = ${number}::int
    from import_removed r where t.customer_id = r.customer_id`);
}
