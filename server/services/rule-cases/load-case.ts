import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { catalogSql } from '@/db/identifier-sql';
import {
  type Catalog,
  type Field,
  type FieldType,
  inactiveSince,
  normalColumn,
  type Table,
} from '@/server/domain/catalog/catalog';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import type { RawRow, RuleCase } from '@/server/domain/oracle/rule-case';
import { normaliseText, trimText } from '@/server/domain/text/normalise-text';
import { idField, rowField } from './case-catalog';

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
  for (const table of catalog.toOnes)
    await fill(tx, table, ruleCase.toOne?.[table.key]?.rows ?? []);
  if (catalog.segments.some(({ kind }) => kind !== 'dynamic'))
    await fillMembership(tx, ruleCase, catalog, idOf);
  return ids;
}

/** Intervals as given; the ids of a group are members from as-of on. Stands before the stored table. */
async function fillMembership(
  tx: Transaction,
  { segments = {}, memberships = [], asOf }: RuleCase,
  catalog: Catalog,
  idOf: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = catalog.segments.flatMap(({ id: segmentId, key }) => {
    const given = memberships.filter(({ segment }) => segment === key);
    const segment = segments[key];
    const ids = segment && 'ids' in segment && given.length === 0 ? segment.ids : [];
    const intervals = [...given, ...ids.map((id) => ({ id, from: asOf, to: null }))];
    return intervals.flatMap(({ id, from, to = null }) => {
      const customerId = idOf.get(id);
      return customerId === undefined ? [] : [{ segmentId, customerId, from, to }];
    });
  });
  await tx.execute(sql`create temporary table membership
    (segment_id uuid, customer_id bigint, entered_at timestamptz, left_at timestamptz) on commit drop`);
  await tx.execute(sql`insert into membership
    select "segmentId", "customerId", "from", "to"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r ("segmentId" uuid, "customerId" bigint, "from" timestamptz, "to" timestamptz)`);
}

async function fill(
  tx: Transaction,
  table: Table,
  rows: readonly RawRow[],
  customerOf?: (row: RawRow, index: number) => number,
): Promise<void> {
  const columns = table.fields.flatMap(columnsOf);
  const name = quoteRelation(table.relation.replace('pg_temp.', ''));
  const own = customerOf ? ['customer_id bigint not null'] : [];
  if (table.kind === 'customer') own.push(`${inactiveSince} timestamptz`);
  const declared = [...own, ...columns].join(', ');
  await tx.execute(catalogSql(`create temporary table ${name} (${declared}) on commit drop`));
  const records = rows.map((row, index) => ({
    ...(customerOf && { customer_id: customerOf(row, index) }),
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
  if (field.key === idField) return { [field.column]: String(row.id) };
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
