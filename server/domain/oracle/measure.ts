import { add, compareExact, divideBy, type Exact, whole, ZERO } from './exact';
import { checkMembers, isMembers, own, type Problems } from './problems';
import type { FieldType, Path } from './rule-case';
import { type Cell, type Column, distinctKey, type FindColumn, type Row } from './table';

/** One aggregate over rows that are already in (time, row key) order. */
export interface Measure {
  readonly fn: string;
  readonly type: FieldType;
  compute(rows: readonly Row[]): Cell;
}

type Present = Exclude<Cell, null>;

const FUNCTIONS = ['count', 'countDistinct', 'sum', 'avg', 'min', 'max', 'first', 'last'];
const ORDERED: readonly FieldType[] = ['number', 'money', 'date', 'instant'];

function present(column: Column, rows: readonly Row[]): Present[] {
  return rows.map((row) => column.read(row)).filter((cell): cell is Present => cell !== null);
}

function total(cells: readonly Present[]): Exact {
  return (cells as Exact[]).reduce(add, ZERO);
}

function extreme(type: FieldType, cells: readonly Present[], sign: number): Cell {
  const isNumber = type === 'number' || type === 'money';
  const compare = (a: Present, b: Present) =>
    isNumber ? compareExact(a as Exact, b as Exact) : a < b ? -1 : a > b ? 1 : 0;
  return cells.reduce<Present | null>(
    (best, cell) => (best === null || sign * compare(cell, best) > 0 ? cell : best),
    null,
  );
}

function over(fn: string, column: Column): Measure['compute'] {
  switch (fn) {
    case 'countDistinct':
      return (rows) =>
        whole(new Set(present(column, rows).map((cell) => distinctKey(column.type, cell))).size);
    case 'sum':
      return (rows) => total(present(column, rows));
    case 'avg':
      return (rows) => {
        const cells = present(column, rows);
        return cells.length === 0 ? null : divideBy(total(cells), BigInt(cells.length));
      };
    case 'min':
    case 'max':
      return (rows) => extreme(column.type, present(column, rows), fn === 'max' ? 1 : -1);
    default: {
      const index = fn === 'first' ? 0 : -1;
      return (rows) => {
        const row = rows.at(index);
        return row ? column.read(row) : null;
      };
    }
  }
}

/** Reads `{fn, field?}` over a table's columns. Undefined after a refusal. */
export function readMeasure(
  raw: unknown,
  path: Path,
  find: FindColumn,
  problems: Problems,
): Measure | undefined {
  if (!isMembers(raw)) return problems.add('BAD_NODE', path, 'A measure is needed here.');
  const fn = own(raw, 'fn');
  if (typeof fn !== 'string' || !FUNCTIONS.includes(fn)) {
    return problems.add('BAD_NODE', [...path, 'fn'], 'This function is not known.');
  }
  const required = fn === 'count' ? ['fn'] : ['fn', 'field'];
  if (!checkMembers(raw, { required }, path, problems)) return undefined;
  if (fn === 'count') return { fn, type: 'number', compute: (rows) => whole(rows.length) };
  const field = own(raw, 'field');
  const column = typeof field === 'string' ? find(field) : undefined;
  if (!column) return problems.add('UNKNOWN_FIELD', [...path, 'field'], 'This field is not known.');
  const isNumber = column.type === 'number' || column.type === 'money';
  const fits =
    fn === 'sum' || fn === 'avg'
      ? isNumber
      : fn === 'min' || fn === 'max'
        ? ORDERED.includes(column.type)
        : true;
  if (!fits)
    return problems.add('WRONG_TYPE', [...path, 'field'], `${fn} does not take this type.`);
  const type = fn === 'countDistinct' || fn === 'sum' || fn === 'avg' ? 'number' : column.type;
  return { fn, type, compute: over(fn, column) };
}
