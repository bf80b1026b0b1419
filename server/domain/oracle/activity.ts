import type { ActivityTable, Customer } from './catalog';
import { readWhere } from './attribute';
import { readTest } from './condition';
import type { Ground, Judge } from './ground';
import { type Measure, readMeasure } from './measure';
import { checkMembers, type Members, own } from './problems';
import type { Path } from './rule-case';
import type { Cell, Row } from './table';
import { lies, readWindow, type ResolvedWindow } from './window';

/** The rows of one customer that a condition looks at. */
export interface Selection {
  readonly table: ActivityTable;
  /** Rows in the window, whether or not `where` holds. */
  inWindow(customer: string): readonly Row[];
  readonly where: Judge<Row>;
  readonly on: ResolvedWindow['on'];
  rows(customer: string): readonly Row[];
}

const ALL_TIME: ResolvedWindow = { from: null, to: null, on: null };

function isIn(window: ResolvedWindow, table: ActivityTable, row: Row): boolean {
  const column = window.on ?? table.time;
  const value = column.read(row);
  return value !== null && lies(window, column.type, value as number | bigint);
}

/** The rows of a table inside a window and under a `where`. */
export function selection(
  table: ActivityTable,
  where: Judge<Row>,
  window: ResolvedWindow,
): Selection {
  const inWindow = (customer: string) =>
    table.rowsOf(customer).filter((row) => isIn(window, table, row));
  return {
    table,
    where,
    on: window.on,
    inWindow,
    rows: (customer) => inWindow(customer).filter(where),
  };
}

/** Reads `table`, `where?` and `window?`. Undefined after a refusal. */
export function readSelection(node: Members, path: Path, ground: Ground): Selection | undefined {
  const { problems } = ground;
  const name = own(node, 'table');
  if (name === undefined || name === null) return undefined;
  const table = typeof name === 'string' ? ground.catalog.table(name) : undefined;
  if (!table) return problems.add('UNKNOWN_TABLE', [...path, 'table'], 'This table is not known.');
  const [rawWhere, rawWindow] = [own(node, 'where'), own(node, 'window')];
  const where =
    rawWhere === undefined
      ? () => true
      : readPresent(rawWhere, (raw) => readWhere(raw, [...path, 'where'], table.find, ground));
  const window =
    rawWindow === undefined
      ? ALL_TIME
      : readPresent(rawWindow, (raw) =>
          readWindow(raw, [...path, 'window'], { kind: 'rows', find: table.find }, ground),
        );
  return where && window && selection(table, where, window);
}

/** A null member is already refused by the check of members. */
function readPresent<T>(raw: unknown, read: (raw: unknown) => T | undefined): T | undefined {
  return raw === null ? undefined : read(raw);
}

export interface CustomerCondition {
  readonly holds: Judge<Customer>;
  readonly actual: (customer: Customer) => Cell;
}

/** The table's measure, read even when `where` or `window` is refused, so that each problem shows. */
export function readMeasureOf(node: Members, path: Path, ground: Ground): Measure | undefined {
  const name = own(node, 'table');
  const table = typeof name === 'string' ? ground.catalog.table(name) : undefined;
  const raw = own(node, 'measure');
  if (!table || raw === undefined || raw === null) return undefined;
  return readMeasure(raw, [...path, 'measure'], table.find, ground.problems);
}

/** One aggregate over the customer's rows, compared with a value. */
export function readActivity(
  node: Members,
  path: Path,
  ground: Ground,
): CustomerCondition | undefined {
  const shape = {
    required: ['kind', 'table', 'measure', 'operator'],
    optional: ['where', 'window', 'value'],
  };
  checkMembers(node, shape, path, ground.problems);
  const selected = readSelection(node, path, ground);
  const measure = readMeasureOf(node, path, ground);
  const test =
    measure &&
    readTest(measure.type, node, path, { ...ground, find: ground.catalog.findCustomerColumn });
  if (!selected || !measure || !test) return undefined;
  const actual = (customer: Customer) => measure.compute(selected.rows(customer.id));
  return { actual, holds: (customer) => test(actual(customer), customer) };
}

const MODES = ['all', 'some', 'none'];

/** Whether all, some or none of the customer's rows in the window satisfy `where`. */
export function readQuantified(
  node: Members,
  path: Path,
  ground: Ground,
): CustomerCondition | undefined {
  const { problems } = ground;
  const mode = own(node, 'mode');
  const needsWhere = mode === 'all' ? ['where'] : [];
  const shape = {
    required: ['kind', 'table', 'mode', ...needsWhere],
    optional: ['where', 'window'],
  };
  const complete = checkMembers(node, shape, path, problems);
  const selected = readSelection(node, path, ground);
  if (mode !== undefined && mode !== null && !MODES.includes(mode as string)) {
    return problems.add('BAD_NODE', [...path, 'mode'], 'This mode is not known.');
  }
  if (!selected || !complete) return undefined;
  const holds = (customer: Customer): boolean => {
    const rows = selected.inWindow(customer.id);
    if (mode === 'all') return rows.length > 0 && rows.every(selected.where);
    return rows.some(selected.where) === (mode === 'some');
  };
  return { holds, actual: holds };
}
