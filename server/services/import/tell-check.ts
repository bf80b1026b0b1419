import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { catalogSql } from '@/db/identifier-sql';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import { delta } from './compute-delta';
import { removed } from './find-removed';
import type { ImportPlan } from './import-plan';
import { matches } from './keep-overwritten';
import { stage } from './stage-rows';

export type BadRowGroup = {
  readonly column: string;
  readonly code: string;
  readonly rows: number;
  /** The first line of the file it was seen on. */
  readonly line: number;
};

export type ChangedCell = {
  readonly column: string;
  readonly before: string | null;
  readonly after: string | null;
};

export type ChangedRow = {
  readonly line: number;
  readonly key: string;
  readonly cells: readonly ChangedCell[];
  /** Whether a customer out of use comes back. */
  readonly returns: boolean;
};

export type RemovedRow = {
  readonly key: string;
  readonly cells: readonly { readonly column: string; readonly value: string | null }[];
};

const rowsShown = 10;
const sampleRows = 5;
const cellsShown = 4;

/** The reasons for which rows were set aside, the commonest first. */
export async function groupBadRows(tx: Transaction): Promise<readonly BadRowGroup[]> {
  const groups = await tx.execute<{ column: string; code: string; rows: string; line: string }>(sql`
    select _bad_column as "column", _bad_code as code, count(*) as rows, min(_line) as line
    from import_stage where _bad_code is not null
    group by 1, 2 order by count(*) desc, min(_line) limit 20`);
  return groups.map((group) => ({
    ...group,
    rows: Number(group.rows),
    line: Number(group.line),
  }));
}

/** How the first rows will be stored, by column of the file. */
export async function firstStored(
  tx: Transaction,
  plan: ImportPlan,
): Promise<readonly Readonly<Record<string, string | null>>[]> {
  const shown = plan.columns.map(
    ({ column }, index) => `${quoteIdentifier(column)}::text as c${index}`,
  );
  const customer = plan.customer ? ['_customer_key::text as customer'] : [];
  const rows = await tx.execute<Record<string, string | null>>(
    catalogSql(`select ${[...customer, ...shown].join(', ')} from ${stage}
      where _bad_code is null order by _line limit ${sampleRows}`),
  );
  return rows.map((row) => ({
    ...(plan.customer && { [plan.customer.header]: row.customer ?? null }),
    ...Object.fromEntries(
      plan.columns.map(({ header }, index) => [header, row[`c${index}`] ?? null]),
    ),
  }));
}

/** The first stored rows that would change, with each cell's value before and after. */
export async function firstChanged(
  tx: Transaction,
  plan: ImportPlan,
): Promise<readonly ChangedRow[]> {
  if (plan.mode === 'delete' || plan.tableId === null) return [];
  const key = quoteIdentifier(plan.key.column);
  const cells = plan.columns.flatMap(({ column, isNew }, index) => {
    const name = quoteIdentifier(column);
    return [`${isNew ? 'null' : `t.${name}::text`} as b${index}`, `d.${name}::text as a${index}`];
  });
  const owners = plan.customer
    ? [
        keyOfCustomer(plan.customer, 'd._old_customer', 'b'),
        keyOfCustomer(plan.customer, 'd.customer_id', 'a'),
      ]
    : [];
  const rows = await tx.execute<Record<string, string | null>>(
    catalogSql(`select ${['d._line as line', `d.${key}::text as key`, 'd._returns::text as _returns', ...cells, ...owners].join(', ')}
      from ${delta} d join ${quoteRelation(plan.relation)} t on ${matches(plan, key, 'd')}
      where not d._is_new order by d._line limit ${rowsShown}`),
  );
  const columns = plan.columns.map(({ header }, index) => ({ header, at: String(index) }));
  const told = plan.customer ? [...columns, { header: plan.customer.header, at: '' }] : columns;
  return rows.map((row) => ({
    line: Number(row.line),
    key: row.key ?? '',
    returns: row._returns === 'true',
    cells: told
      .map(({ header, at }) => ({
        column: header,
        before: row[`b${at}`] ?? null,
        after: row[`a${at}`] ?? null,
      }))
      .filter(({ before, after }) => before !== after),
  }));
}

function keyOfCustomer(
  { relation, column }: NonNullable<ImportPlan['customer']>,
  number: string,
  alias: string,
): string {
  return `(select c.${quoteIdentifier(column)}::text from ${quoteRelation(relation)} c where c.customer_id = ${number}) as ${alias}`;
}

/** The first rows that would go out of use, with what tells them apart. */
export async function firstRemoved(
  tx: Transaction,
  plan: ImportPlan,
): Promise<readonly RemovedRow[]> {
  if (plan.mode === 'update' || plan.tableId === null) return [];
  const key = quoteIdentifier(plan.key.column);
  const others = [...plan.columns, ...plan.absent]
    .filter((column) => column.column !== plan.key.column && !('isNew' in column && column.isNew))
    .slice(0, cellsShown);
  const cells = others.map(
    ({ column }, index) => `t.${quoteIdentifier(column)}::text as c${index}`,
  );
  const rows = await tx.execute<Record<string, string | null>>(
    catalogSql(`select ${[`t.${key}::text as key`, ...cells].join(', ')}
      from ${removed} r join ${quoteRelation(plan.relation)} t on t.${key} = r.row_key
      order by t.${key} limit ${rowsShown}`),
  );
  return rows.map((row) => ({
    key: row.key ?? '',
    cells: others.map((other, index) => ({
      column: other.header,
      value: row[`c${index}`] ?? null,
    })),
  }));
}
