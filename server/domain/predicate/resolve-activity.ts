import { type ActivityTable, type Field, type FieldType, findField } from '../catalog/catalog';
import type { Path } from '../problem/problem';
import type { ActivityNode, Measure, QuantifiedNode, WhereGroup } from '../rule/rule';
import type { Window } from '../rule/window';
import { compareInstants } from '../time/instant';
import { dateFrom } from '../time/local-time';
import { type ResolvedWindow, resolveWindow } from '../time/resolve-window';
import {
  type AggregateFunction,
  all,
  always,
  type Column,
  type Feature,
  type Operand,
  type Predicate,
  type ScanRange,
  never,
  test,
} from './predicate';
import { findColumn, type ResolveContext, type RowContext, refuse } from './resolve-context';
import { resolveTest, type Subject, twinOf } from './resolve-test';
import { beforeInstant, timeLiteral, withinWindow } from './resolve-time-test';

/**
 * The rows a measure looks at: those that exist and lie in the window, those of them
 * that meet `where`, and how far a scan has to reach for them.
 */
type Rows = { readonly exist: Predicate; readonly met: Predicate; readonly scan: ScanRange };

export type ResolveWhere = (context: RowContext, where: WhereGroup, path: Path) => Predicate | null;

export function resolveActivity(
  context: ResolveContext,
  node: ActivityNode,
  path: Path,
  resolveWhere: ResolveWhere,
): Predicate | null {
  const subject = resolveActivityValue(context, node, path, resolveWhere);
  if (!subject) return null;
  const customers = { ...context, table: context.catalog.customers };
  return resolveTest(customers, subject, node, path);
}

/** The left side of an activity condition: one value made of a customer's rows. */
export function resolveActivityValue(
  context: ResolveContext,
  node: Pick<ActivityNode, 'table' | 'measure' | 'where' | 'window'>,
  path: Path,
  resolveWhere: ResolveWhere,
): Subject | null {
  const table = findTable(context, node.table, path);
  if (!table) return null;
  const rows = resolveRows(context, table, node, path, resolveWhere);
  return resolveMeasure(context, table, node.measure, [...path, 'measure'], rows);
}

/** `some`, `none` and `all` over activity rows (docs/rules.md 11). */
export function resolveQuantified(
  context: ResolveContext,
  node: QuantifiedNode,
  path: Path,
  resolveWhere: ResolveWhere,
): Predicate | null {
  const table = findTable(context, node.table, path);
  if (!table) return null;
  if (node.mode === 'all' && node.where === undefined)
    return refuse(context, 'BAD_NODE', [...path, 'where'], undefined, 'allWithoutWhere');
  const rows = resolveRows(context, table, node, path, resolveWhere);
  const met = countOf(table, rows.met, rows.scan);
  const atLeastOne = (operand: Operand): Predicate =>
    test(operand, {
      kind: 'compare',
      op: '>=',
      value: { kind: 'literal', type: 'numeric', value: '1' },
    });
  if (node.mode === 'some') return atLeastOne(met);
  if (node.mode === 'none') return { kind: 'not', item: atLeastOne(met) };
  const every = countOf(table, rows.exist, rows.scan);
  return all(atLeastOne(every), test(met, { kind: 'compare', op: '=', value: every }));
}

function findTable(context: ResolveContext, key: string, path: Path): ActivityTable | null {
  const table = context.catalog.activities.find((candidate) => candidate.key === key);
  return table ?? refuse(context, 'UNKNOWN_TABLE', [...path, 'table'], { table: key });
}

function resolveRows(
  context: ResolveContext,
  table: ActivityTable,
  node: { readonly where?: WhereGroup | undefined; readonly window?: Window | undefined },
  path: Path,
  resolveWhere: ResolveWhere,
): Rows {
  const rowContext: RowContext = { ...context, table };
  const window = resolveRowWindow(rowContext, table, node.window, [...path, 'window']);
  const where = node.where ? resolveWhere(rowContext, node.where, [...path, 'where']) : always;
  const time = timeColumn(table);
  const until =
    context.rowsUntil && compareInstants(context.rowsUntil, context.asOf) < 0
      ? context.rowsUntil
      : context.asOf;
  const inWindow = node.window ? withinWindow(window.column, window.range) : always;
  const exist = all(beforeInstant(context, time, until), inWindow);
  const bounded = window.column.column === time.column && window.range.from !== null;
  const scan: ScanRange = {
    time,
    from:
      bounded && window.range.from !== null && window.range.fromDate !== null
        ? timeLiteral(time.type, window.range.from, window.range.fromDate)
        : null,
    to: timeLiteral(time.type, until, dateFrom(until, context.calendar)),
  };
  return { exist, met: all(exist, where ?? never), scan };
}

type TimeColumn = {
  readonly kind: 'column';
  readonly column: string;
  readonly type: 'date' | 'instant';
};

function timeColumn(table: ActivityTable): TimeColumn {
  const field = findField(table, table.timeField) as Field;
  return { kind: 'column', column: field.column, type: field.type as 'date' | 'instant' };
}

const allTime: ResolvedWindow = { from: null, to: null, fromDate: null, toDate: null };

/** Where the window looks; a refused one is told and all time stands in, so that the rest is judged too. */
function resolveRowWindow(
  context: RowContext,
  table: ActivityTable,
  window: Window | undefined,
  path: Path,
): { readonly column: TimeColumn; readonly range: ResolvedWindow } {
  const whole = { column: timeColumn(table), range: allTime };
  if (!window) return whole;
  const column = windowColumn(context, table, window, path);
  const looksAhead = window.kind === 'next' || (window.kind === 'period' && window.offset >= 1);
  if (looksAhead && window.on === undefined)
    refuse(context, 'BAD_WINDOW', path, undefined, 'ahead');
  const range = resolveWindow(window, context);
  if ('refused' in range) {
    refuse(context, range.refused, path);
    return whole;
  }
  context.windows.push({ path, window: range });
  return column ? { column, range } : whole;
}

function windowColumn(
  context: RowContext,
  table: ActivityTable,
  window: Window,
  path: Path,
): TimeColumn | null {
  if (window.on === undefined) return timeColumn(table);
  const field = findField(table, window.on);
  if (field?.type !== 'date' && field?.type !== 'instant')
    return refuse(context, 'BAD_WINDOW', [...path, 'on'], { field: window.on }, 'on');
  return { kind: 'column', column: field.column, type: field.type };
}

function resolveMeasure(
  context: ResolveContext,
  table: ActivityTable,
  measure: Measure,
  path: Path,
  { met, scan }: Rows,
): Subject | null {
  const make = (fn: AggregateFunction, column: Column): Feature =>
    feature(table, fn, column, met, scan);
  if (measure.fn === 'count') {
    if (measure.field !== undefined)
      return refuse(context, 'BAD_NODE', [...path, 'field'], undefined, 'countField');
    return { type: 'number', operand: () => countOf(table, met, scan) };
  }
  if (measure.field === undefined)
    return refuse(context, 'BAD_NODE', path, { fn: measure.fn }, 'measureField');
  const column = findColumn({ ...context, table }, measure.field, [...path, 'field']);
  if (!column) return null;
  const { type } = column;
  const { fn, field } = measure;
  if (!allowed(fn, type))
    return refuse(context, 'WRONG_TYPE', [...path, 'field'], { fn, field }, 'measure');
  switch (fn) {
    case 'countDistinct':
      return zeroWhenNone('number', make(fn, twinOf(column)));
    case 'sum':
      return zeroWhenNone(type, make(fn, column));
    case 'avg':
      return { type, operand: () => averageOf(make('sum', column), make('countValues', column)) };
    default:
      return {
        type,
        operand: (form) => ({
          kind: 'feature',
          feature: make(fn, form === 'compared' ? twinOf(column) : column),
          type,
          whenNone: 'missing',
        }),
      };
  }
}

/** Compared by its two parts, so exactly. */
function averageOf(sum: Feature, count: Feature): Operand {
  const part = (of: Feature) =>
    ({ kind: 'feature', feature: of, type: 'number', whenNone: 'missing' }) as const;
  return { kind: 'fraction', over: part(sum), under: part(count) };
}

function zeroWhenNone(type: FieldType, of: Feature): Subject {
  return { type, operand: () => ({ kind: 'feature', feature: of, type, whenNone: 'zero' }) };
}

function countOf(table: ActivityTable, rows: Predicate, scan: ScanRange): Operand {
  return {
    kind: 'feature',
    feature: feature(table, 'count', null, rows, scan),
    type: 'number',
    whenNone: 'zero',
  };
}

function allowed(fn: Exclude<Measure['fn'], 'count'>, type: FieldType): boolean {
  const isNumber = type === 'number' || type === 'money';
  if (fn === 'sum' || fn === 'avg') return isNumber;
  if (fn === 'min' || fn === 'max') return isNumber || type === 'date' || type === 'instant';
  return true;
}

function feature(
  table: ActivityTable,
  fn: AggregateFunction,
  column: Column | null,
  rows: Predicate,
  scan: ScanRange,
): Feature {
  const key = findField(table, table.keyField) as Field;
  const keyIsNumber = key.type === 'number' || key.type === 'money';
  const order = { time: timeColumn(table).column, key: key.column, keyIsNumber };
  return { relation: table.relation, fn, column, order, rows, scan };
}
