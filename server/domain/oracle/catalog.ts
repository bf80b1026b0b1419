import { type Clock, openClock } from './clock';
import { compareExact, type Exact, fromJsonNumber, parseDecimal } from './exact';
import { parseDate, parseInstant, parseMoment } from './literal';
import { own, type Problems } from './problems';
import type { FieldType, RuleCase, TableDefinition, ToOneDefinition, WeekDay } from './rule-case';
import { type Column, type FindColumn, instantOf, keyText, type Row, readRows } from './table';
import { compareCodePoints } from './text';
import type { Micros } from './zone';

const WEEK: readonly WeekDay[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

export interface Customer extends Row {
  readonly id: string;
  readonly createdAt: Micros | null;
}

export interface ActivityTable {
  readonly find: FindColumn;
  readonly time: Column;
  /** The rows before asOf of one customer, by (time, row key). */
  rowsOf(customer: string): readonly Row[];
}

export interface Catalog {
  /** The customers that exist at asOf. */
  readonly customers: readonly Customer[];
  readonly findCustomerColumn: FindColumn;
  table(name: string): ActivityTable | undefined;
}

/** The clock of a case. Throws when its zone, week start or asOf is none. */
export function clockOf(input: RuleCase): Clock {
  const weekStart = WEEK.indexOf(input.weekStart ?? 'monday');
  if (weekStart < 0) throw new Error(`Unknown week start: ${input.weekStart}`);
  return openClock(
    input.timeZone,
    { weekStart, fiscalYearStart: input.fiscalYearStart ?? 1 },
    (clock) => momentAt(input.asOf, clock),
  );
}

/** The instant a text of a case's frame stands for; a plain date is its local midnight. */
export function momentAt(text: string, clock: Clock): Micros {
  const moment = parseMoment(text);
  if (!moment) throw new Error(`Not an instant: ${text}`);
  return moment.kind === 'day' ? clock.midnight(moment.day) : moment.at;
}

interface Looked {
  readonly fields: Readonly<Record<string, FieldType>>;
  readonly rows: readonly Row[];
}

function carries(table: Looked, key: string): boolean {
  return Object.hasOwn(table.fields, key) || table.rows.some((row) => Object.hasOwn(row.raw, key));
}

function finder(
  table: Looked,
  toOne: ReadonlyMap<string, { key: string; table: Looked }>,
): FindColumn {
  const indexes = new Map<string, ReadonlyMap<string | null, Row>>();
  for (const [name, other] of toOne) {
    indexes.set(
      name,
      new Map(other.table.rows.map((row) => [keyText(own(row.raw, other.key)), row])),
    );
  }
  return (field) => {
    const type = own(table.fields, field) as FieldType | undefined;
    if (type) return { type, read: (row) => row.cells.get(field) ?? null };
    const dot = field.indexOf('.');
    const other = toOne.get(field.slice(0, dot));
    const column = field.slice(dot + 1);
    const otherType = other && (own(other.table.fields, column) as FieldType | undefined);
    if (dot < 0 || !other || !otherType || !carries(table, other.key)) return undefined;
    const index = indexes.get(field.slice(0, dot));
    return {
      type: otherType,
      read: (row) => {
        const key = keyText(own(row.raw, other.key));
        return key === null ? null : (index?.get(key)?.cells.get(column) ?? null);
      },
    };
  };
}

/** The time column of a table, whether or not it is declared among the fields. */
function timeColumn(
  name: string,
  fields: TableDefinition['fields'],
  rows: readonly unknown[],
): FieldType {
  const declared = own(fields, name) as FieldType | undefined;
  if (declared === 'date' || declared === 'instant') return declared;
  if (declared) throw new Error(`${name} is no date and no instant`);
  const first = rows
    .map((row) => own(row as Record<string, unknown>, name))
    .find((value) => typeof value === 'string');
  return typeof first === 'string' && parseDate(first.trim()) !== null ? 'date' : 'instant';
}

function compareRowKeys(type: FieldType | undefined, a: unknown, b: unknown): number {
  const numeric = (raw: unknown): Exact | null =>
    typeof raw === 'number'
      ? fromJsonNumber(raw)
      : typeof raw === 'string'
        ? parseDecimal(raw.trim())
        : null;
  const [left, right] = [numeric(a), numeric(b)];
  const isNumber =
    type === 'number' ||
    type === 'money' ||
    (!type && typeof a === 'number' && typeof b === 'number');
  if (isNumber && left && right) return compareExact(left, right);
  return compareCodePoints(keyText(a) ?? '', keyText(b) ?? '');
}

function openActivity(
  name: string,
  definition: TableDefinition,
  rawRows: readonly unknown[],
  clock: Clock,
  toOne: ReadonlyMap<string, { key: string; table: Looked }>,
  problems: Problems,
): ActivityTable {
  const timeName = definition.time ?? '';
  const timeType = timeColumn(timeName, definition.fields, rawRows);
  const fields = { ...definition.fields, [timeName]: timeType };
  const rows = readRows(fields, rawRows, ['rows', name], problems);
  const time: Column = { type: timeType, read: (row) => row.cells.get(timeName) ?? null };
  const at = (row: Row) => instantOf(timeType, time.read(row), clock);
  const keyName = definition.key;
  const ordered = rows
    .map((row) => ({ row, at: at(row) }))
    // An import refuses a row without a time, and a row at or after asOf does not exist yet.
    .filter(
      (entry): entry is { row: Row; at: Micros } => entry.at !== null && entry.at < clock.asOf,
    )
    .sort((a, b) => {
      if (a.at !== b.at) return a.at < b.at ? -1 : 1;
      if (!keyName) return 0;
      const type = own(definition.fields, keyName) as FieldType | undefined;
      return compareRowKeys(type, own(a.row.raw, keyName), own(b.row.raw, keyName));
    });
  const byCustomer = new Map<string | null, Row[]>();
  for (const { row } of ordered) {
    const customer = keyText(own(row.raw, definition.customer ?? ''));
    const known = byCustomer.get(customer);
    if (known) known.push(row);
    else byCustomer.set(customer, [row]);
  }
  const find = finder({ fields: definition.fields, rows }, toOne);
  return { find, time, rowsOf: (customer) => byCustomer.get(customer) ?? [] };
}

/** Opens the tables of a case as an import would store them and as they stand at asOf. */
export function openCatalog(input: RuleCase, clock: Clock, problems: Problems): Catalog {
  const toOne = new Map<string, { key: string; table: Looked }>();
  for (const [name, definition] of Object.entries<ToOneDefinition>(input.toOne ?? {})) {
    const rows = readRows(definition.fields, definition.rows, ['toOne', name, 'rows'], problems);
    toOne.set(name, { key: definition.key, table: { fields: definition.fields, rows } });
  }
  const definition = input.tables.customers ?? { fields: {} };
  const rawCustomers = input.rows.customers ?? [];
  const rows = readRows(definition.fields, rawCustomers, ['rows', 'customers'], problems);
  const created = (row: Row): Micros | null => {
    const raw = definition.createdAt ? own(row.raw, definition.createdAt) : null;
    if (typeof raw !== 'string' || raw.trim() === '') return null;
    const day = parseDate(raw.trim());
    return day === null ? parseInstant(raw.trim()) : clock.midnight(day);
  };
  const customers = rows
    .map((row) => ({ ...row, id: keyText(own(row.raw, 'id')) ?? '', createdAt: created(row) }))
    .filter((customer) => customer.createdAt === null || customer.createdAt < clock.asOf);
  const tables = new Map<string, ActivityTable>();
  for (const [name, table] of Object.entries(input.tables)) {
    if (name === 'customers') continue;
    tables.set(name, openActivity(name, table, input.rows[name] ?? [], clock, toOne, problems));
  }
  return {
    customers,
    findCustomerColumn: finder({ fields: definition.fields, rows }, toOne),
    table: (name) => tables.get(name),
  };
}
