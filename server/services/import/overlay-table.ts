import type { Transaction } from '@/db/client';
import { catalogSql } from '@/db/identifier-sql';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import { assertNever } from '@/server/domain/problem/assert-never';
import { delta } from './compute-delta';
import { removed } from './find-removed';
import { type ImportPlan, physicalColumns } from './import-plan';
import { matches } from './keep-overwritten';

/** A view of this session that shows a table as it would be after the import. */
export const overlay = 'pg_temp.import_overlay';

/** Lays the delta and the removed rows over the live table in a view: nothing is copied, nothing locked but for reading. */
export async function overlayTable(tx: Transaction, plan: ImportPlan): Promise<void> {
  const parts = [
    ...(plan.tableId === null ? [] : [remaining(plan)]),
    ...(plan.mode === 'delete' ? [] : [arriving(plan)]),
  ];
  await tx.execute(
    catalogSql(`create temporary view import_overlay as ${parts.join('\nunion all\n')}`),
  );
}

function remaining(plan: ImportPlan): string {
  const key = quoteIdentifier(plan.key.column);
  const known = plan.columns.flatMap((column) =>
    physicalColumns(column).map(({ name, type }) =>
      column.isNew ? `null::${type} as ${name}` : `t.${name}`,
    ),
  );
  const kept = plan.absent.flatMap(physicalColumns).map(({ name }) => `t.${name}`);
  const gone: string[] = [];
  if (plan.mode !== 'delete')
    gone.push(`select from ${delta} d where not d._is_new and ${matches(plan, key, 'd')}`);
  if (plan.mode !== 'update') gone.push(`select from ${removed} r where r.row_key = t.${key}`);
  return `select ${[...ownColumns(plan).map((name) => `t.${name}`), ...known, ...kept].join(', ')}
    from ${quoteRelation(plan.relation)} t
    where ${gone.map((query) => `not exists (${query})`).join(' and ')}`;
}

function arriving(plan: ImportPlan): string {
  const fields = [...plan.columns, ...plan.absent]
    .flatMap(physicalColumns)
    .map(({ name }) => `d.${name}`);
  switch (plan.kind) {
    case 'customer': {
      const live =
        plan.tableId === null
          ? '(select null::bigint as customer_id, null::timestamptz as inactive_since, null::bigint as merged_into where false)'
          : quoteRelation(plan.relation);
      return `select d.customer_id, hashint8(d.customer_id) & 65535 as sample_key,
          case when t.merged_into is not null then t.inactive_since end as inactive_since,
          t.merged_into, 0 as batch, ${fields.join(', ')}
        from ${delta} d left join ${live} t on t.customer_id = d.customer_id`;
    }
    case 'activity':
      return `select d.customer_id, 0 as batch, ${fields.join(', ')} from ${delta} d`;
    case 'toOne':
      return `select 0 as batch, ${fields.join(', ')} from ${delta} d`;
    default:
      return assertNever(plan.kind);
  }
}

function ownColumns({ kind }: ImportPlan): readonly string[] {
  switch (kind) {
    case 'customer':
      return ['customer_id', 'sample_key', 'inactive_since', 'merged_into', 'batch'];
    case 'activity':
      return ['customer_id', 'batch'];
    case 'toOne':
      return ['batch'];
    default:
      return assertNever(kind);
  }
}
