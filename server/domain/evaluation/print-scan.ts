import { quoteIdentifier, quoteRelation } from '../catalog/identifiers';
import { assertNever } from '../problem/assert-never';
import {
  all,
  always,
  type Feature,
  type Literal,
  type Predicate,
  test,
} from '../predicate/predicate';
import { printPredicate } from '../predicate/print';
import type { Names } from '../predicate/print-term';
import { simplify } from '../predicate/simplify';
import type { SqlWriter } from '../predicate/sql-fragment';
import type { Scan } from './plan';
import { joinLinks } from './print-links';
import { printScope } from './print-scope';
import type { Scope } from './scope';

/** Prints `(customer_id, f1, f2, ...)`: one row per customer with rows in the table. */
export function printScan(scan: Scan, scope: Scope, sql: SqlWriter): string {
  const links = joinLinks(scan.links, 't');
  const names: Names = {
    column: ({ column, link }) => `${link ? links.alias(link) : 't'}.${quoteIdentifier(column)}`,
    feature: noneOf('aggregate'),
    member: noneOf('membership'),
    quantile: noneOf('quantile'),
  };
  const bounds = scanBounds(scan);
  const features = scan.features.map(
    (feature, index) => `${printFeature(feature, bounds, names, sql)} as f${index + 1}`,
  );
  const conditions = [
    ...bounds.map((bound) => printPredicate(bound, names, sql)),
    ...printScope('t', scope, sql),
  ];
  return [
    `  select t.customer_id,\n    ${features.join(',\n    ')}`,
    `  from ${quoteRelation(scan.relation)} t`,
    ...links.joins.map((join) => `  ${join}`),
    `  where ${conditions.join(' and ')}`,
    '  group by t.customer_id',
  ].join('\n');
}

function noneOf(what: string): () => string {
  return () => {
    throw new Error(`no ${what} inside a row condition`);
  };
}

/** The widest stretch of the table's time that any aggregate needs. */
function scanBounds({ features }: Scan): Predicate[] {
  const ranges = features.map((feature) => feature.scan);
  const upper = extreme(
    ranges.map((range) => range.to),
    'latest',
  );
  const froms = ranges.map((range) => range.from).filter((from) => from !== null);
  const { time } = ranges[0] as Feature['scan'];
  const bounds = [test(time, { kind: 'compare', op: '<', value: upper })];
  if (froms.length === ranges.length)
    bounds.push(test(time, { kind: 'compare', op: '>=', value: extreme(froms, 'earliest') }));
  return bounds;
}

function extreme(edges: readonly Literal[], which: 'earliest' | 'latest'): Literal {
  const sorted = [...edges].sort((a, b) => timeOf(a) - timeOf(b));
  return (which === 'earliest' ? sorted[0] : sorted[sorted.length - 1]) as Literal;
}

function timeOf(edge: Literal): number {
  return Date.parse(String(edge.value));
}

function printFeature(
  feature: Feature,
  bounds: readonly Predicate[],
  names: Names,
  sql: SqlWriter,
): string {
  const rows = simplify(without(feature.rows, bounds));
  const filter =
    rows.kind === 'always' ? '' : ` filter (where ${printPredicate(rows, names, sql)})`;
  const column = feature.column === null ? '' : names.column(feature.column);
  switch (feature.fn) {
    case 'count':
      return `count(*)${filter}`;
    case 'countValues':
      return `count(${column})${filter}`;
    case 'countDistinct':
      return `count(distinct ${column})${filter}`;
    case 'sum':
    case 'min':
    case 'max':
      return `${feature.fn}(${column})${filter}`;
    case 'first':
    case 'last':
      return printEdgeRow(feature, column, filter);
    default:
      return assertNever(feature.fn);
  }
}

/** Leaves out the conditions that the scan's own bounds already ensure. */
function without(rows: Predicate, bounds: readonly Predicate[]): Predicate {
  const ensured = new Set(bounds.map((bound) => JSON.stringify(bound)));
  const simple = simplify(rows);
  if (ensured.has(JSON.stringify(simple))) return always;
  if (simple.kind !== 'all') return simple;
  return all(...simple.items.filter((item) => !ensured.has(JSON.stringify(item))));
}

/** The whole row is gathered, so that lists of texts are values like any other. */
function printEdgeRow({ fn, order }: Feature, column: string, filter: string): string {
  const direction = fn === 'first' ? 'asc' : 'desc';
  const key = `t.${quoteIdentifier(order.key)}${order.keyIsNumber ? '' : ' collate "C"'}`;
  const sorted = `t.${quoteIdentifier(order.time)} ${direction}, ${key} ${direction}`;
  const [row, name] = [column.slice(0, column.indexOf('.')), column.slice(column.indexOf('.') + 1)];
  return `((array_agg(${row} order by ${sorted})${filter})[1]).${name}`;
}
