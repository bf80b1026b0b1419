import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { catalogSql } from '@/db/identifier-sql';
import {
  type ActivityTable,
  type Catalog,
  type CustomerTable,
  type Field,
  type FieldType,
  inactiveSince,
  normalColumn,
} from '@/server/domain/catalog/catalog';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import type { RawRow, RuleCase } from '@/server/domain/oracle/rule-case';
import { normaliseText, trimText } from '@/server/domain/text/normalise-text';
import { rowField } from './case-catalog';

const sqlTypes: Record<FieldType, string> = {
  text: 'text',
  number: 'numeric',
  money: 'numeric',
  boolean: 'boolean',
  date: 'date',
  instant: 'timestamptz',
  choice: 'text',
  textList: 'text[]',
};

/** Creates a case's tables for this transaction only and fills them as an import would. */
export async function loadCase(
  tx: Transaction,
  ruleCase: RuleCase,
  catalog: Catalog,
): Promise<readonly string[]> {
  const customers = ruleCase.rows.customers ?? [];
  const ids = customers.map((row) => String(row.id));
  const idOf = new Map(ids.map((id, index) => [id, index + 1]));
  await fill(tx, catalog.customers, customers, (_, index) => index + 1);
  for (const table of catalog.activities) {
    const customerColumn = ruleCase.tables[table.key]?.customer ?? 'customer_id';
    const rows = (ruleCase.rows[table.key] ?? []).filter((row) =>
      idOf.has(String(row[customerColumn])),
    );
    await fill(tx, table, rows, (row) => idOf.get(String(row[customerColumn])) as number);
  }
  return ids;
}

async function fill(
  tx: Transaction,
  table: CustomerTable | ActivityTable,
  rows: readonly RawRow[],
  customerOf: (row: RawRow, index: number) => number,
): Promise<void> {
  const columns = table.fields.flatMap(columnsOf);
  const name = quoteRelation(table.relation.replace('pg_temp.', ''));
  const own = ['customer_id bigint not null'];
  if (table.kind === 'customer') own.push(`${inactiveSince} timestamptz`);
  const declared = [...own, ...columns].join(', ');
  await tx.execute(catalogSql(`create temporary table ${name} (${declared}) on commit drop`));
  const records = rows.map((row, index) => ({
    customer_id: customerOf(row, index),
    ...Object.assign({}, ...table.fields.map((field) => stored(field, row, index))),
  }));
  const target = catalogSql(name);
  await tx.execute(sql`insert into ${target}
    select * from jsonb_populate_recordset(null::${target}, ${JSON.stringify(records)}::jsonb)`);
}

function columnsOf(field: Field): string[] {
  const type = sqlTypes[field.type];
  const own = `${quoteIdentifier(field.column)} ${type}`;
  const twin = `${quoteIdentifier(normalColumn(field.column))} ${type}`;
  return field.type === 'text' || field.type === 'textList' ? [own, twin] : [own];
}

function stored(field: Field, row: RawRow, index: number): Record<string, unknown> {
  const raw = field.key === rowField ? index : (row[field.key] ?? null);
  if (raw === null) return {};
  const { column, type } = field;
  if (type === 'textList') {
    const items = (raw as unknown[]).filter((item): item is string => typeof item === 'string');
    const kept = items.map(trimText).filter((item) => item !== null);
    if (kept.length === 0) return {};
    return { [column]: kept, [normalColumn(column)]: kept.map(normaliseText) };
  }
  if (typeof raw !== 'string') return { [column]: raw };
  const text = trimText(raw);
  if (text === null) return {};
  return type === 'text'
    ? { [column]: text, [normalColumn(column)]: normaliseText(text) }
    : { [column]: text };
}
