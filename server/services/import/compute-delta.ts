import { catalogSql } from '@/db/identifier-sql';
import type { Transaction } from '@/db/client';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import { assertNever } from '@/server/domain/problem/assert-never';
import { type ImportPlan, physicalColumns } from './import-plan';
import { stage } from './stage-rows';

/**
 * The temporary table of rows that are new or differ from what is stored: `_line`,
 * `_is_new`, `customer_id` and `_old_customer` where the table has customers, and
 * every physical column of its fields.
 */
export const delta = 'import_delta';

/** Every physical column of the table's fields, quoted; those the file lacks keep their stored value. */
export function fieldColumns(plan: ImportPlan): readonly string[] {
  return [...plan.columns, ...plan.absent].flatMap(physicalColumns).map(({ name }) => name);
}

export type DeltaCounts = {
  readonly added: number;
  readonly changed: number;
  /** Changed customers who were out of use. */
  readonly returned: number;
  readonly unchanged: number;
};

const nothing: DeltaCounts = { added: 0, changed: 0, returned: 0, unchanged: 0 };

/**
 * Compares the staging table with the stored rows by key and keeps what is new,
 * changed or moved to another customer, with the customer it belonged to before.
 * Only reads the table, which need not have the file's new columns, or be there, yet.
 */
export async function computeDelta(tx: Transaction, plan: ImportPlan): Promise<DeltaCounts> {
  if (plan.mode === 'delete') return nothing;
  await tx.execute(catalogSql(`create temporary table ${delta} on commit drop as ${query(plan)}`));
  await tx.execute(catalogSql(`analyze ${delta}`));
  const [counts] = await tx.execute<{
    added: string;
    changed: string;
    returned: string;
    fitting: string;
  }>(
    catalogSql(`select count(*) filter (where _is_new) as added,
        count(*) filter (where not _is_new) as changed,
        count(*) filter (where _returns) as returned,
        (select count(*) from ${stage} where _bad_code is null) as fitting from ${delta}`),
  );
  if (!counts) throw new Error('the import could not be counted');
  const added = Number(counts.added);
  const changed = Number(counts.changed);
  const unchanged = Number(counts.fitting) - added - changed;
  return { added, changed, returned: Number(counts.returned), unchanged };
}

function query(plan: ImportPlan): string {
  switch (plan.kind) {
    case 'customer':
      return customerDelta(plan);
    case 'activity':
      return activityDelta(plan);
    case 'toOne':
      return toOneDelta(plan);
    default:
      return assertNever(plan.kind);
  }
}

function values(plan: ImportPlan): string {
  const brought = plan.columns.flatMap(physicalColumns).map(({ name }) => `s.${name}`);
  const kept = plan.absent.flatMap(physicalColumns).map(({ name }) => `t.${name}`);
  return [...brought, ...kept].join(', ');
}

/** A column that the table does not have yet holds nothing there. */
function differs(plan: ImportPlan): string {
  return plan.columns
    .map(({ column, isNew }) => ({ name: quoteIdentifier(column), isNew }))
    .map(({ name, isNew }) =>
      isNew ? `s.${name} is not null` : `t.${name} is distinct from s.${name}`,
    )
    .join(' or ');
}

/** The stored rows by key; a table that this import creates has none. */
function stored(plan: ImportPlan, own: string): string {
  const key = quoteIdentifier(plan.key.column);
  return plan.tableId === null
    ? `left join (select ${own} where false) t on true`
    : `left join ${quoteRelation(plan.relation)} t on t.${key} = s.${key}`;
}

function activityDelta(plan: ImportPlan): string {
  if (!plan.customer) throw new Error('an activity table needs a customer');
  const owner = 'coalesce(c.merged_into, c.customer_id)';
  return `
    select s._line, t.customer_id is null as _is_new, false as _returns,
      ${owner} as customer_id, t.customer_id as _old_customer, ${values(plan)}
    from ${stage} s
    join ${quoteRelation(plan.customer.relation)} c on c.${quoteIdentifier(plan.customer.column)} = s._customer_key
    ${stored(plan, 'null::bigint as customer_id')}
    where s._bad_code is null
      and (t.customer_id is null${plan.tableId === null ? '' : ` or t.customer_id <> ${owner} or ${differs(plan)}`})`;
}

function customerDelta(plan: ImportPlan): string {
  const relation = quoteRelation(plan.relation);
  const last = `(select coalesce(max(last_customer_id), 0) from catalog_table where kind = 'customer')`;
  const highest =
    plan.tableId === null
      ? last
      : `(select greatest(${last}, coalesce(max(customer_id), 0)) from ${relation})`;
  const returns = 't.inactive_since is not null and t.merged_into is null';
  return `
    select s._line, t.customer_id is null as _is_new, ${returns} as _returns,
      coalesce(t.customer_id, ${highest}
        + row_number() over (partition by t.customer_id is null order by s._line)) as customer_id,
      t.customer_id as _old_customer, ${values(plan)}
    from ${stage} s
    ${stored(plan, 'null::bigint as customer_id, null::timestamptz as inactive_since, null::bigint as merged_into')}
    where s._bad_code is null
      and (t.customer_id is null${plan.tableId === null ? '' : ` or (${returns}) or ${differs(plan)}`})`;
}

function toOneDelta(plan: ImportPlan): string {
  const key = quoteIdentifier(plan.key.column);
  return `
    select s._line, t.batch is null as _is_new, false as _returns, ${values(plan)}
    from ${stage} s
    ${stored(plan, 'null::int as batch')}
    where s._bad_code is null and s.${key} is not null
      and (t.batch is null${plan.tableId === null ? '' : ` or ${differs(plan)}`})`;
}
