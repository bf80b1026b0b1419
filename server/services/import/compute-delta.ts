import { catalogSql } from '@/db/identifier-sql';
import type { Transaction } from '@/db/client';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import { type ImportPlan, physicalColumns } from './import-plan';
import { stage } from './stage-rows';

/** The temporary table of rows that are new or differ from what is stored. */
export const delta = 'import_delta';

/** Every physical column of the table's fields, quoted; those the file lacks keep their stored value. */
export function fieldColumns(plan: ImportPlan): readonly string[] {
  return [...plan.columns, ...plan.absent].flatMap(physicalColumns).map(({ name }) => name);
}

export type DeltaCounts = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
};

/**
 * Compares the staging table with the stored rows by key and keeps what is new,
 * changed or moved to another customer, with the customer it belonged to before.
 */
export async function computeDelta(tx: Transaction, plan: ImportPlan): Promise<DeltaCounts> {
  await tx.execute(catalogSql(plan.customer ? activityDelta(plan) : customerDelta(plan)));
  await tx.execute(catalogSql(`analyze ${delta}`));
  const [counts] = await tx.execute<{ added: string; changed: string; fitting: string }>(
    catalogSql(`select count(*) filter (where old_customer is null) as added,
        count(*) filter (where old_customer is not null) as changed,
        (select count(*) from ${stage} where bad_code is null) as fitting from ${delta}`),
  );
  if (!counts) throw new Error('the import could not be counted');
  const added = Number(counts.added);
  const changed = Number(counts.changed);
  return { added, changed, unchanged: Number(counts.fitting) - added - changed };
}

function values(plan: ImportPlan): string {
  const brought = plan.columns.flatMap(physicalColumns).map(({ name }) => `s.${name}`);
  const kept = plan.absent.flatMap(physicalColumns).map(({ name }) => `t.${name}`);
  return [...brought, ...kept].join(', ');
}

function differs(plan: ImportPlan): string {
  return plan.columns
    .map(({ column }) => quoteIdentifier(column))
    .map((name) => `t.${name} is distinct from s.${name}`)
    .join(' or ');
}

function activityDelta(plan: ImportPlan): string {
  if (!plan.customer) throw new Error('an activity table needs a customer');
  const key = quoteIdentifier(plan.key.column);
  return `create temporary table ${delta} on commit drop as
    select s.line, c.customer_id, t.customer_id as old_customer, ${values(plan)}
    from ${stage} s
    join ${quoteRelation(plan.customer.relation)} c on c.${quoteIdentifier(plan.customer.column)} = s.customer_key
    left join ${quoteRelation(plan.relation)} t on t.${key} = s.${key}
    where s.bad_code is null
      and (t.customer_id is null or t.customer_id <> c.customer_id or ${differs(plan)})`;
}

function customerDelta(plan: ImportPlan): string {
  const key = quoteIdentifier(plan.key.column);
  const relation = quoteRelation(plan.relation);
  return `create temporary table ${delta} on commit drop as
    select s.line,
      coalesce(t.customer_id,
        (select coalesce(max(customer_id), 0) from ${relation})
        + row_number() over (partition by t.customer_id is null order by s.line)) as customer_id,
      t.customer_id as old_customer, ${values(plan)}
    from ${stage} s left join ${relation} t on t.${key} = s.${key}
    where s.bad_code is null and (t.customer_id is null or t.inactive_since is not null or ${differs(plan)})`;
}
