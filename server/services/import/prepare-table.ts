import type { FieldGroup, FieldType } from '@/server/domain/catalog/catalog';
import { catalogSql } from '@/db/identifier-sql';
import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { catalogField, catalogTable } from '@/db/schema/index';
import { eq } from 'drizzle-orm';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import type { ImportFootprint } from '@/server/domain/import/import-footprint';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import { type ImportPlan, physicalColumns } from './import-plan';

export type PreparedTable = Omit<ImportFootprint, 'stated'> & {
  readonly tableId: string;
  /** What was stated about how far the table is complete. */
  readonly statedBefore: Instant | null;
};

/**
 * Creates the table of a first import, or adds the columns a file brings for the
 * first time, together with their place in the catalog; tells what is new.
 */
export async function prepareTable(tx: Transaction, plan: ImportPlan): Promise<PreparedTable> {
  const tableId = plan.tableId ?? (await createTable(tx, plan));
  const [before] = await tx
    .select({
      createdAtField: catalogTable.createdAtField,
      stated: catalogTable.statedCompleteThrough,
    })
    .from(catalogTable)
    .where(eq(catalogTable.id, tableId));
  const added = plan.columns.filter((column) => column.isNew);
  if (plan.tableId && added.length > 0) {
    const clauses = added
      .flatMap(physicalColumns)
      .map(({ name, type }) => `add column ${name} ${type}`);
    await tx.execute(
      catalogSql(`alter table ${quoteRelation(plan.relation)} ${clauses.join(', ')}`),
    );
  }
  if (added.length > 0) {
    await addFields(tx, plan, tableId, added);
    await linkToOnes(tx);
  }
  const createdAt = plan.kind === 'customer' && plan.time !== null && !before?.createdAtField;
  if (createdAt) {
    await tx
      .update(catalogTable)
      .set({ createdAtField: plan.time.header })
      .where(eq(catalogTable.id, tableId));
  }
  return {
    tableId,
    table: plan.tableId === null,
    columns: plan.tableId === null ? [] : added.map(({ column }) => column),
    createdAt,
    statedBefore: before?.stated ? toInstant(before.stated) : null,
  };
}

const batch = 'batch int not null default 0';
const customer = 'customer_id bigint not null';
const ownColumns: Record<ImportPlan['kind'], readonly string[]> = {
  customer: [
    customer,
    'sample_key int not null',
    'inactive_since timestamptz',
    'merged_into bigint',
    batch,
  ],
  activity: [customer, batch],
  toOne: [batch],
};

async function createTable(tx: Transaction, plan: ImportPlan): Promise<string> {
  const fields = plan.columns.flatMap(physicalColumns).map(({ name, type }) => `${name} ${type}`);
  const own = ownColumns[plan.kind];
  await tx.execute(
    catalogSql(`create table ${quoteRelation(plan.relation)} (${[...own, ...fields].join(', ')})`),
  );
  const [row] = await tx
    .insert(catalogTable)
    .values({
      key: plan.tableKey,
      kind: plan.kind,
      relation: plan.relation,
      labelEn: readable(plan.label.en),
      labelZh: readable(plan.label.zh),
      keyField: plan.key.header,
      timeField: plan.kind === 'activity' ? plan.time?.header : null,
    })
    .returning({ id: catalogTable.id });
  if (!row) throw new Error('the catalog did not take the table');
  return row.id;
}

async function addFields(
  tx: Transaction,
  plan: ImportPlan,
  tableId: string,
  added: ImportPlan['columns'],
): Promise<void> {
  const [last] = await tx
    .select({ position: sql<number>`coalesce(max(${catalogField.position}), -1)::int` })
    .from(catalogField)
    .where(eq(catalogField.tableId, tableId));
  const start = (last?.position ?? -1) + 1;
  await tx.insert(catalogField).values(
    added.map((column, index) => ({
      tableId,
      key: column.header,
      column: column.column,
      type: column.type,
      labelEn: readable(column.header),
      labelZh: readable(column.header),
      group: groupOf(plan, column.type),
      position: start + index,
    })),
  );
}

/** A field that is called like the key of a to-one table, and stored like it, holds its keys. */
async function linkToOnes(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    update catalog_field f set refers_to = target.id
    from catalog_table target
    join catalog_field key on key.table_id = target.id and key.key = target.key_field
    where target.kind = 'toOne' and f.key = key.key and f.refers_to is null
      and exists (select from catalog_table own where own.id = f.table_id and own.kind <> 'toOne')
      and ${storedAs(sql`f.type`)} = ${storedAs(sql`key.type`)}`);
}

const storedAs = (type: SQL) =>
  sql`case ${type} when 'choice' then 'text' when 'money' then 'number' else ${type} end`;

/** `first_seen` as people write it; they can rename it in the catalog. */
function readable(header: string): string {
  const words = header.replace(/_+/g, ' ').trim();
  return words === '' ? header : words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

function groupOf({ kind }: ImportPlan, type: FieldType): FieldGroup {
  if (type === 'money') return 'value';
  return kind === 'activity' ? 'behaviour' : 'basic';
}

/** Keys and indexes of a new table, made after its first rows are in; a later creation date gets its index too. */
export async function indexTable(tx: Transaction, plan: ImportPlan): Promise<void> {
  const relation = quoteRelation(plan.relation);
  const key = quoteIdentifier(plan.key.column);
  const time = plan.time ? quoteIdentifier(plan.time.column) : null;
  const name = plan.relation.replace(/^data\./, '');
  const index = (suffix: string, columns: string, unique = '') =>
    `create ${unique}index if not exists ${quoteIdentifier(`${name}_${suffix}`)} on ${relation} (${columns})`;
  const statements: string[] = [];
  if (plan.tableId === null && plan.kind === 'customer') {
    statements.push(
      `alter table ${relation} add primary key (customer_id), alter ${key} set not null`,
    );
    statements.push(index('key', key, 'unique '), index('sample', 'sample_key'));
  }
  if (plan.tableId === null && plan.kind === 'activity') {
    statements.push(`alter table ${relation} add primary key (${key}, customer_id)`);
    if (time) {
      statements.push(`alter table ${relation} alter ${time} set not null`);
      statements.push(index('customer_time', `customer_id, ${time}`), index('time', time));
    }
  }
  if (plan.tableId === null && plan.kind === 'toOne')
    statements.push(`alter table ${relation} add primary key (${key})`);
  if (plan.kind === 'customer' && time) statements.push(index('created', time));
  for (const statement of statements) await tx.execute(catalogSql(statement));
}
