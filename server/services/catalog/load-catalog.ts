import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import {
  catalogChoice,
  catalogField,
  catalogTable,
  segment,
  segmentVersion,
  trait,
} from '@/db/schema/index';
import type {
  ActivityTable,
  Catalog,
  Choice,
  CustomerTable,
  Field,
  SegmentEntry,
  ToOneTable,
} from '@/server/domain/catalog/catalog';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Trait } from '@/server/domain/trait/trait';

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
  const keyOf = new Map(tables.map((table) => [table.id, table.key]));
  const fieldsByTable = readFields(fields, choices, keyOf);
  const customers = tables.find((table) => table.kind === 'customer');
  if (!customers) return null;
  return {
    customers: toCustomerTable(customers, fieldsByTable.get(customers.id) ?? []),
    activities: tables
      .filter((table) => table.kind === 'activity')
      .map((table) => toActivityTable(table, fieldsByTable.get(table.id) ?? [])),
    toOnes: tables
      .filter((table) => table.kind === 'toOne')
      .map((table) => toToOneTable(table, fieldsByTable.get(table.id) ?? [])),
    traits: await readTraits(db),
    segments: await readSegments(db),
  };
}

async function readTraits(db: Executor): Promise<readonly Trait[]> {
  const rows = await db
    .select()
    .from(trait)
    .where(isNull(trait.archivedAt))
    .orderBy(asc(trait.key));
  return rows.map(({ key, nameEn, nameZh, unit, definition }) => ({
    key,
    label: { en: nameEn, zh: nameZh },
    unit,
    definition,
  }));
}

/** Segments that have members: published ones. */
async function readSegments(db: Executor): Promise<readonly SegmentEntry[]> {
  const rows = await db
    .select({ segment, rule: segmentVersion.rule })
    .from(segment)
    .leftJoin(
      segmentVersion,
      and(
        eq(segmentVersion.segmentId, segment.id),
        eq(segmentVersion.version, segment.publishedVersion),
      ),
    )
    .where(and(eq(segment.lifecycle, 'published'), ne(segment.kind, 'tier')))
    .orderBy(asc(segment.key));
  return rows.map(({ segment: { id, key, nameEn, nameZh, kind }, rule }) => ({
    id,
    key,
    label: { en: nameEn, zh: nameZh },
    kind,
    rule,
  }));
}

function readFields(
  rows: readonly FieldRow[],
  choices: readonly ChoiceRow[],
  keyOf: ReadonlyMap<string, string>,
): Map<string, readonly Field[]> {
  const choicesByField = groupBy(choices, (choice) => choice.fieldId);
  const byTable = groupBy(rows, (row) => row.tableId);
  return new Map(
    [...byTable].map(([tableId, own]) => [
      tableId,
      own.map((row) => toField(row, choicesByField.get(row.id) ?? [], keyOf)),
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

function toField(
  row: FieldRow,
  choices: readonly ChoiceRow[],
  keyOf: ReadonlyMap<string, string>,
): Field {
  return {
    key: row.key,
    column: row.column,
    type: row.type,
    label: { en: row.labelEn, zh: row.labelZh },
    group: row.group,
    personal: row.personal,
    sensitive: row.sensitive,
    choices: choices.map(toChoice),
    refersTo: row.refersTo === null ? null : (keyOf.get(row.refersTo) ?? null),
  };
}

function toChoice(row: ChoiceRow): Choice {
  const { id, labelEn, labelZh, retired, replacedBy } = row;
  return { id, label: { en: labelEn, zh: labelZh }, retired, replacedBy };
}

function toCustomerTable(row: TableRow, fields: readonly Field[]): CustomerTable {
  return {
    kind: 'customer',
    key: 'customers',
    relation: row.relation,
    label: { en: row.labelEn, zh: row.labelZh },
    keyField: row.keyField,
    createdAtField: row.createdAtField,
    ownerField: row.ownerField,
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

function toToOneTable(row: TableRow, fields: readonly Field[]): ToOneTable {
  return {
    kind: 'toOne',
    key: row.key,
    relation: row.relation,
    label: { en: row.labelEn, zh: row.labelZh },
    keyField: row.keyField,
    fields,
  };
}
