import type { Executor } from '@/db/client';
import type { Field, FieldType, Table } from '@/server/domain/catalog/catalog';
import { findField, tablesOf } from '@/server/domain/catalog/catalog';
import { nameColumn } from '@/server/domain/catalog/identifiers';
import {
  type ColumnProfile,
  guessTimeType,
  guessType,
} from '@/server/domain/import/column-profile';
import type { ValueForm } from '@/server/domain/import/column-form';
import { unitOfHeader } from '@/server/domain/import/header-unit';
import type { ImportMode } from '@/server/domain/import/import-mode';
import { isNoteColumn } from '@/server/domain/import/own-columns';
import { showText } from '@/server/domain/import/storable-text';
import { assertNever } from '@/server/domain/problem/assert-never';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { findCatalog } from '../catalog/load-catalog';
import { findTableId } from '../catalog/table-id';
import { getSettings } from '../settings/get-settings';
import { isTimeZone } from '../settings/time-zone';
import { signatureOf } from './file-signature';
import { type ImportMapping, tableKeyOf } from './import-input';
import type { CustomerLink, ImportPlan, PlannedColumn } from './import-plan';
import { readCompleteThrough } from './read-complete-through';

export type PlanRequest = {
  readonly mapping: ImportMapping;
  readonly mode: ImportMode;
  readonly header: readonly string[];
  /** Reads the whole file once; asked for only when a type must be guessed. */
  readonly profile: () => Promise<readonly ColumnProfile[]>;
};

/**
 * Decides table, columns and types of an import. The catalog's types win, then the
 * stated ones, then what the values show. Refuses columns the file does not have,
 * a key, time or creation date other than the table's own, other rows before customers,
 * and rows to delete from a table that is not there.
 */
export async function planImport(db: Executor, request: PlanRequest): Promise<ImportPlan> {
  const { mapping, mode, header } = request;
  const settings = await getSettings({ db });
  const zone = mapping.zone ?? settings.calendar.timeZone;
  if (!isTimeZone(zone)) throw refusal('UNKNOWN_ZONE', ['zone'], { zone });
  const isDeletion = mode === 'delete';
  requireColumns(mapping, header, isDeletion);
  const catalog = await findCatalog(db);
  if (mapping.into !== 'customers' && !catalog) throw refusal('NO_CUSTOMERS', []);
  const table = findTable(mapping, catalog);
  if (isDeletion && !table)
    throw refusal('UNKNOWN_TABLE', ['name'], { table: tableKeyOf(mapping) });
  requireSameRoles(mapping, table, isDeletion);
  const columns = await planColumns(request, namesOf(request), table, catalog);
  const find = (name: string) => columns.find((column) => column.header === name);
  const timeName = isDeletion ? null : timeNameOf(mapping, table);
  const key = find(mapping.key);
  if (!key) throw new Error(`the key column ${mapping.key} was left out`);
  const present = new Set(columns.map((column) => column.column));
  return {
    kind: kindOf(mapping),
    mode,
    tableKey: tableKeyOf(mapping),
    label: labelOf(mapping, table),
    relation: table?.relation ?? (await newRelation(mapping, catalog)),
    tableId: table ? await findTableId(db, table.key) : null,
    key,
    time: timeName === null ? null : requireTime(find(timeName), timeName),
    customer:
      catalog && mapping.into === 'activity' && mapping.customer && !isDeletion
        ? linkCustomer(mapping.customer, header, catalog.customers)
        : null,
    columns,
    absent: (table?.fields ?? [])
      .filter((field) => !present.has(field.column))
      .map(({ key: name, column, type }) => ({ header: name, column, type })),
    headerWidth: header.length,
    signature: signatureOf(header),
    timeZone: zone,
    completeThrough: readCompleteThrough(mapping.completeThrough, settings.calendar.timeZone),
  };
}

type Found = Awaited<ReturnType<typeof findCatalog>>;

function kindOf({ into }: ImportMapping): ImportPlan['kind'] {
  return into === 'customers' ? 'customer' : into;
}

/** The columns that become fields; a list of rows to delete brings its key only. */
function namesOf({ mapping, mode, header }: PlanRequest): readonly string[] {
  if (mode === 'delete') return [mapping.key];
  const left = new Set(mapping.leaveOut ?? []);
  return header.filter(
    (name) =>
      name === mapping.key ||
      !(left.has(name) || isNoteColumn(name) || isCustomerOnly(name, mapping)),
  );
}

/** The table a mapping names; refuses a name that a table of another kind has. */
function findTable(mapping: ImportMapping, catalog: Found): Table | null {
  if (mapping.into === 'customers') return catalog?.customers ?? null;
  if (mapping.name === 'customers')
    throw refusal('BAD_INPUT', ['name'], { name: mapping.name }, 'tableName');
  const named = catalog && tablesOf(catalog).find(({ key }) => key === mapping.name);
  if (named && named.kind !== kindOf(mapping))
    throw refusal('BAD_INPUT', ['name'], { name: mapping.name }, 'otherKind');
  return named ?? null;
}

function requireColumns(
  mapping: ImportMapping,
  header: readonly string[],
  isDeletion: boolean,
): void {
  const known = new Set(header);
  const asked: readonly (readonly [string, string | undefined])[] = isDeletion
    ? [['key', mapping.key]]
    : rolesOf(mapping);
  const columns = showText(header.join(', '), 500);
  const lacking = asked.filter(([, name]) => name === undefined || !known.has(name));
  const untyped = (mapping.types ?? []).filter(({ column }) => !known.has(column));
  const unformed = (mapping.forms ?? []).filter(({ column }) => !known.has(column));
  StratumError.throwIfAny([
    ...lacking.map(([path, name]) =>
      problem('UNKNOWN_COLUMN', [path], { column: name ?? '', columns }),
    ),
    ...untyped.map(({ column }) =>
      problem('UNKNOWN_COLUMN', ['types', column], { column, columns }),
    ),
    ...unformed.map(({ column }) =>
      problem('UNKNOWN_COLUMN', ['forms', column], { column, columns }),
    ),
  ]);
}

/** The columns a mapping cannot do without. */
function rolesOf(mapping: ImportMapping): readonly (readonly [string, string | undefined])[] {
  const key = ['key', mapping.key] as const;
  switch (mapping.into) {
    case 'customers':
      return mapping.createdAt === undefined ? [key] : [key, ['createdAt', mapping.createdAt]];
    case 'activity':
      return [key, ['customer', mapping.customer], ['time', mapping.time]];
    case 'toOne':
      return [key];
    default:
      return assertNever(mapping);
  }
}

/** A table keeps the key and the time it was made with: another one would change what its rows are. */
function requireSameRoles(mapping: ImportMapping, table: Table | null, isDeletion: boolean): void {
  if (!table) return;
  if (table.keyField !== mapping.key)
    throw refusal(
      'BAD_INPUT',
      ['key'],
      { column: table.keyField },
      table.kind === 'customer' ? 'otherCustomerKey' : 'otherKey',
    );
  if (isDeletion) return;
  if (table.kind === 'activity' && mapping.into === 'activity' && table.timeField !== mapping.time)
    throw refusal('BAD_INPUT', ['time'], { column: table.timeField }, 'otherTime');
  const created = mapping.into === 'customers' ? mapping.createdAt : undefined;
  if (
    table.kind === 'customer' &&
    created &&
    table.createdAtField &&
    table.createdAtField !== created
  )
    throw refusal('BAD_INPUT', ['createdAt'], { column: table.createdAtField }, 'otherCreatedAt');
}

function isCustomerOnly(name: string, mapping: ImportMapping): boolean {
  return mapping.into === 'activity' && name === mapping.customer && name !== mapping.time;
}

function timeNameOf(mapping: ImportMapping, table: Table | null): string | null {
  if (mapping.into === 'activity') return mapping.time ?? null;
  if (mapping.into === 'toOne') return null;
  const known = table?.kind === 'customer' ? table.createdAtField : null;
  return mapping.createdAt ?? known;
}

async function planColumns(
  request: PlanRequest,
  names: readonly string[],
  table: Table | null,
  catalog: Found,
): Promise<readonly PlannedColumn[]> {
  const { mapping, header } = request;
  const stated = new Map((mapping.types ?? []).map(({ column, type }) => [column, type]));
  const known = new Map<string, Field>((table?.fields ?? []).map((field) => [field.key, field]));
  const times = new Set([
    mapping.into === 'activity'
      ? mapping.time
      : mapping.into === 'customers'
        ? mapping.createdAt
        : undefined,
  ]);
  const open = names.filter(
    (name) => !known.has(name) && !stated.has(name) && name !== mapping.key,
  );
  const profiles = open.length > 0 ? await request.profile() : [];
  const typeOf = (name: string): FieldType => {
    const given = known.get(name)?.type ?? stated.get(name);
    if (given) return given;
    if (name === mapping.key) return keyTypeOf(mapping, catalog);
    const profile = profiles[header.indexOf(name)];
    if (!profile) return 'text';
    return times.has(name) ? guessTimeType(profile) : guessType(profile);
  };
  const forms = new Map((mapping.forms ?? []).map(({ column, ...form }) => [column, form]));
  const taken = new Set([...known.values()].map((field) => field.column));
  return names.map((name) => {
    const field = known.get(name);
    const column = field?.column ?? nameColumn(name, taken);
    taken.add(column);
    const type = typeOf(name);
    const form = formOf(name, forms.get(name), profiles[header.indexOf(name)]);
    return { header: name, index: header.indexOf(name), column, type, form, isNew: !field };
  });
}

/** What was stated, else what the values showed, else what the unit in the header says. */
function formOf(
  header: string,
  stated: ValueForm | undefined,
  profile: ColumnProfile | undefined,
): ValueForm {
  const scale = unitOfHeader(header);
  return { ...(scale !== null && { scale }), ...profile?.form, ...stated };
}

/** Text, but the key of a new to-one table takes the type of the fields that hold its values. */
function keyTypeOf(mapping: ImportMapping, catalog: Found): FieldType {
  if (mapping.into !== 'toOne' || !catalog) return 'text';
  const fields = [catalog.customers, ...catalog.activities].flatMap((table) => table.fields);
  const type = fields.find(({ key }) => key === mapping.key)?.type;
  return type === 'number' || type === 'date' ? type : 'text';
}

function requireTime(column: PlannedColumn | undefined, name: string): PlannedColumn | null {
  if (!column) return null;
  if (column.type !== 'date' && column.type !== 'instant')
    throw refusal('BAD_INPUT', ['time'], { column: name }, 'notATime');
  return column;
}

function linkCustomer(
  name: string,
  header: readonly string[],
  customers: NonNullable<Found>['customers'],
): CustomerLink {
  const field = findField(customers, customers.keyField);
  if (!field) throw new Error('the customer table has no key field');
  const { relation } = customers;
  return {
    index: header.indexOf(name),
    header: name,
    relation,
    column: field.column,
    type: field.type,
  };
}

function labelOf(mapping: ImportMapping, table: Table | null): ImportPlan['label'] {
  if (table) return table.label;
  if (mapping.into === 'customers') return { en: 'Customers', zh: '客户' };
  return mapping.label ?? { en: mapping.name, zh: mapping.name };
}

async function newRelation(mapping: ImportMapping, catalog: Found): Promise<string> {
  if (mapping.into === 'customers') return 'data.customers';
  const taken = new Set(['customers']);
  for (const table of catalog ? tablesOf(catalog) : [])
    taken.add(table.relation.replace(/^data\./, ''));
  return `data.${nameColumn(mapping.name, taken)}`;
}

function refusal(...parts: Parameters<typeof problem>): StratumError {
  return new StratumError(problem(...parts));
}
