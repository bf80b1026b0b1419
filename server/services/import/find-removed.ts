import { catalogSql } from '@/db/identifier-sql';
import type { Transaction } from '@/db/client';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import { assertNever } from '@/server/domain/problem/assert-never';
import type { ImportPlan } from './import-plan';
import { stage } from './stage-rows';

/** The temporary table of rows that go out of use: `row_key`, and `customer_id` where there are customers. */
export const removed = 'import_removed';

export type RemovedCounts = {
  readonly removed: number;
  /** Rows in use before. */
  readonly inUse: number;
};

/**
 * Finds the rows that a snapshot lacks or a list of rows to delete names. A row of
 * the file that was set aside still speaks for its key, and merged customers are
 * nobody's to remove. An update removes nothing.
 */
export async function findRemoved(tx: Transaction, plan: ImportPlan): Promise<RemovedCounts> {
  if (plan.mode === 'update' || plan.tableId === null) return { removed: 0, inUse: 0 };
  const own = plan.kind === 'toOne' ? '' : ', t.customer_id';
  const key = `t.${quoteIdentifier(plan.key.column)}`;
  await tx.execute(
    catalogSql(`create temporary table ${removed} on commit drop as
      select ${key} as row_key${own} from ${quoteRelation(plan.relation)} t
      where ${inUse(plan)} and ${condition(plan, key)}`),
  );
  await tx.execute(catalogSql(`analyze ${removed}`));
  const [counts] = await tx.execute<{ removed: string; inUse: string }>(
    catalogSql(`select (select count(*) from ${removed}) as removed,
      (select count(*) from ${quoteRelation(plan.relation)} t where ${inUse(plan)}) as "inUse"`),
  );
  return { removed: Number(counts?.removed), inUse: Number(counts?.inUse) };
}

function inUse({ kind }: ImportPlan): string {
  return kind === 'customer' ? 't.inactive_since is null' : 'true';
}

function condition({ mode, key: { column } }: ImportPlan, key: string): string {
  const staged = quoteIdentifier(column);
  const named = `exists (select from ${stage} s where s._bad_code is null and s.${staged} = ${key})`;
  const spoken = `exists (select from ${stage} s where s._bad_key = ${key})`;
  switch (mode) {
    case 'snapshot':
      return `not ${named} and not ${spoken}`;
    case 'delete':
      return named;
    case 'update':
      return 'false';
    default:
      return assertNever(mode);
  }
}
