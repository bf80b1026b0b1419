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
import { type Names, printPredicate } from '../predicate/print';
import { simplify } from '../predicate/simplify';
import { type SqlFragment, SqlWriter } from '../predicate/sql-fragment';
import { identify, planEvaluation, type Scan } from './plan';
import type { Scope, ViewerScope } from './scope';

/** Bits a word of the relation holds; the 64th is the sign. */
export const bitsPerWord = 63;

export type EvaluationParts = {
  readonly customers: string;
  readonly exists: Predicate;
  readonly predicates: readonly {
    readonly word: number;
    readonly bit: number;
    readonly predicate: Predicate;
  }[];
  readonly scope: Scope;
  readonly viewerScope: ViewerScope;
};

/** Prints `(customer_id, w1, w2, ...)`: one row per customer in scope, one bit per predicate. */
export function printEvaluation(parts: EvaluationParts): SqlFragment {
  const sql = new SqlWriter();
  const plan = planEvaluation(parts.predicates.map((entry) => entry.predicate));
  const columns = new Map<string, string>();
  const joins = plan.scans.map((scan, index) => {
    const alias = `a${index + 1}`;
    scan.features.forEach((feature, at) => {
      columns.set(identify(feature), `${alias}.f${at + 1}`);
    });
    return `left join (\n${printScan(scan, parts.scope, sql)}\n) ${alias} on ${alias}.customer_id = c.customer_id`;
  });
  const names: Names = {
    row: 'c',
    feature: (feature) => columns.get(identify(feature)) as string,
  };
  const conditions = [
    ...scopeConditions('c', parts.scope, sql),
    ...viewerConditions('c', parts.viewerScope, sql),
    ...existsCondition(parts.exists, names, sql),
  ];
  const lines = [
    `select ${['c.customer_id', ...printWords(parts, names, sql)].join(',\n  ')}`,
    `from ${quoteRelation(parts.customers)} c`,
    ...joins,
    ...(conditions.length > 0 ? [`where ${conditions.join('\n  and ')}`] : []),
  ];
  return sql.finish(lines.join('\n'));
}

function existsCondition(exists: Predicate, names: Names, sql: SqlWriter): string[] {
  const simple = simplify(exists);
  return simple.kind === 'always' ? [] : [`(${printPredicate(simple, names, sql)})`];
}

function printWords({ predicates }: EvaluationParts, names: Names, sql: SqlWriter): string[] {
  const words = Math.max(1, ...predicates.map((entry) => entry.word));
  return Array.from({ length: words }, (_, index) => {
    const bits = predicates
      .filter((entry) => entry.word === index + 1)
      .map(({ bit, predicate }) => {
        const condition = printPredicate(simplify(predicate), names, sql);
        return `case when ${condition} then ${2n ** BigInt(bit)}::bigint else 0::bigint end`;
      });
    return `${bits.length > 0 ? bits.join('\n  | ') : '0::bigint'} as w${index + 1}`;
  });
}

function scopeConditions(alias: string, scope: Scope, sql: SqlWriter): string[] {
  switch (scope.kind) {
    case 'all':
      return [];
    case 'ids':
      return [`${alias}.customer_id = any(${sql.bind(scope.ids, 'bigint[]')})`];
    case 'relation':
      return [`${alias}.customer_id in (select customer_id from ${quoteRelation(scope.relation)})`];
    default:
      return assertNever(scope);
  }
}

/** What holds for customers the viewer may see, as conditions on the row `alias`. */
export function viewerConditions(alias: string, viewer: ViewerScope, sql: SqlWriter): string[] {
  switch (viewer.kind) {
    case 'everyone':
      return [];
    case 'nobody':
      return ['false'];
    case 'owner':
      return [
        `${alias}.${quoteIdentifier(viewer.column)} = any(${sql.bind(viewer.values, 'text[]')})`,
      ];
    default:
      return assertNever(viewer);
  }
}

function printScan(scan: Scan, scope: Scope, sql: SqlWriter): string {
  const names: Names = {
    row: 't',
    feature: () => {
      throw new Error('no aggregate inside a row condition');
    },
  };
  const bounds = scanBounds(scan);
  const features = scan.features.map(
    (feature, index) => `${printFeature(feature, bounds, names, sql)} as f${index + 1}`,
  );
  const conditions = [
    ...bounds.map((bound) => printPredicate(bound, names, sql)),
    ...scopeConditions('t', scope, sql),
  ];
  return [
    `  select t.customer_id,\n    ${features.join(',\n    ')}`,
    `  from ${quoteRelation(scan.relation)} t`,
    `  where ${conditions.join(' and ')}`,
    '  group by t.customer_id',
  ].join('\n');
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
  const column = feature.column === null ? '' : `t.${quoteIdentifier(feature.column)}`;
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

function printEdgeRow({ fn, order }: Feature, column: string, filter: string): string {
  const direction = fn === 'first' ? 'asc' : 'desc';
  const key = `t.${quoteIdentifier(order.key)}${order.keyIsNumber ? '' : ' collate "C"'}`;
  const sorted = `t.${quoteIdentifier(order.time)} ${direction}, ${key} ${direction}`;
  return `((array_agg(t order by ${sorted})${filter})[1]).${column.slice(2)}`;
}
