import { asc } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { catalogChoice, catalogField, catalogTable } from '@/db/schema/index';
import type {
  ActivityTable,
  Catalog,
  Choice,
  CustomerTable,
  Field,
} from '@/server/domain/catalog/catalog';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';

type TableRow = typeof catalogTable.$inferSelect;
type FieldRow = typeof catalogField.$inferSelect;
type ChoiceRow = typeof catalogChoice.$inferSelect;

/**
 * The catalog as rules see it: tables by key, fields and choices in their order.
 * Refuses with NO_CUSTOMERS while no customer table was imported.
 */
export async function loadCatalog(db: Executor): Promise<Catalog> {
  const catalog = await findCatalog(db);
  if (!catalog) throw new StratumError(problem('NO_CUSTOMERS', []));
  return catalog;
}

/** The catalog, or null while no customer table was imported. */
export async function findCatalog(db: Executor): Promise<Catalog | null> {
  const tables = await db.select().from(catalogTable).orderBy(asc(catalogTable.key));
  const fields = await db.select().from(catalogField).orderBy(asc(catalogField.position));
  const choices = await db.select().from(catalogChoice).orderBy(asc(catalogChoice.position));
  const fieldsByTable = readFields(fields, choices);
  const customers = tables.find((table) => table.kind === 'customer');
  if (!customers) return null;
  return {
    customers: toCustomerTable(customers, fieldsByTable.get(customers.id) ?? []),
    activities: tables
      .filter((table) => table.kind === 'activity')
      .map((table) => toActivityTable(table, fieldsByTable.get(table.id) ?? [])),
  };
}

function readFields(
  rows: readonly FieldRow[],
  choices: readonly ChoiceRow[],
): Map<string, readonly Field[]> {
  const choicesByField = groupBy(choices, (choice) => choice.fieldId);
  const byTable = groupBy(rows, (row) => row.tableId);
  return new Map(
    [...byTable].map(([tableId, own]) => [
      tableId,
      own.map((row) => toField(row, choicesByField.get(row.id) ?? [])),
    ]),
  );
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function toField(row: FieldRow, choices: readonly ChoiceRow[]): Field {
  return {
    key: row.key,
    column: row.column,
    type: row.type,
    label: { en: row.labelEn, zh: row.labelZh },
    group: row.group,
    personal: row.personal,
    sensitive: row.sensitive,
    choices: choices.map(toChoice),
  };
}

function toChoice(row: ChoiceRow): Choice {
  return { id: row.id, label: { en: row.labelEn, zh: row.labelZh }, retired: row.retired };
}

function toCustomerTable(row: TableRow, fields: readonly Field[]): CustomerTable {
  return {
    kind: 'customer',
    key: 'customers',
    relation: row.relation,
    label: { en: row.labelEn, zh: row.labelZh },
    keyField: row.keyField,
    createdAtField: row.createdAtField,
    fields,
  };
}

function toActivityTable(row: TableRow, fields: readonly Field[]): ActivityTable {
  if (row.timeField === null) throw new Error(`activity table ${row.key} has no time field`);
  return {
    kind: 'activity',
    key: row.key,
    relation: row.relation,
    label: { en: row.labelEn, zh: row.labelZh },
    keyField: row.keyField,
    timeField: row.timeField,
    fields,
  };
}
