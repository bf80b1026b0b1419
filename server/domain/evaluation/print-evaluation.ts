import type { CustomerTable } from '../catalog/catalog';
import { quoteRelation } from '../catalog/identifiers';
import type { Amount } from '../predicate/amount';
import type { Predicate } from '../predicate/predicate';
import { printPredicate } from '../predicate/print';
import { type Names, printTerm } from '../predicate/print-term';
import { simplify } from '../predicate/simplify';
import { type SqlFragment, SqlWriter } from '../predicate/sql-fragment';
import type { Instant } from '../time/instant';
import { type Plan, planEvaluation } from './plan';
import { printScope, printViewerScope } from './print-scope';
import { joinSources } from './print-sources';
import { printStages } from './print-stages';
import type { Scope, ViewerScope } from './scope';

/** Bits a word of the relation holds; the 64th is the sign. */
export const bitsPerWord = 63;

export type PlacedPredicate = {
  readonly word: number;
  readonly bit: number;
  readonly predicate: Predicate;
};

export type RelationParts = {
  readonly customers: CustomerTable;
  readonly exists: Predicate;
  readonly asOf: Instant;
  readonly scope: Scope;
  readonly viewerScope: ViewerScope;
};

export type EvaluationParts = RelationParts & { readonly predicates: readonly PlacedPredicate[] };

/** Prints `(customer_id, w1, w2, ...)`: one row per customer in scope, one bit per predicate. */
export function printEvaluation(parts: EvaluationParts): SqlFragment {
  const sql = new SqlWriter();
  const plan = planEvaluation(parts.predicates.map((entry) => entry.predicate));
  return sql.finish(printRelation(plan, parts, sql, (names) => printWords(parts, names, sql)));
}

/** Prints `(customer_id, v1, v2, ...)`: the amounts of each customer in scope; a fraction is rounded. */
export function printAmounts(amounts: readonly Amount[], parts: RelationParts): SqlFragment {
  const sql = new SqlWriter();
  const plan = planEvaluation([], amounts);
  const print = (amount: Amount, names: Names) => {
    if (amount.kind !== 'fraction') return printTerm(amount, names, sql);
    return `${printTerm(amount.over, names, sql)}::numeric / ${printTerm(amount.under, names, sql)}`;
  };
  const outputs = (names: Names) =>
    amounts.map((amount, index) => `${print(amount, names)} as v${index + 1}`);
  return sql.finish(printRelation(plan, parts, sql, outputs));
}

/**
 * One row per customer in scope. Quantiles are parts of everybody, so with them the
 * whole population is gathered first and the scope is applied at the end.
 */
function printRelation(
  plan: Plan,
  parts: RelationParts,
  sql: SqlWriter,
  printOutputs: (names: Names) => string[],
): string {
  const { customers, exists, scope, viewerScope } = parts;
  const isStaged = plan.stages.length > 0;
  const everyone = { kind: 'all' } as const;
  const { joins, names } = joinSources(plan, isStaged ? everyone : scope, parts.asOf, sql);
  const chosen = [...printScope('c', scope, sql), ...printViewerScope('c', viewerScope, sql)];
  const existing = printExists(exists, names, sql);
  const from = (conditions: readonly string[]) => [
    `from ${quoteRelation(customers.relation)} c`,
    ...joins,
    ...(conditions.length > 0 ? [`where ${conditions.join('\n  and ')}`] : []),
  ];
  if (!isStaged) {
    const select = `select ${['c.customer_id', ...printOutputs(names)].join(',\n  ')}`;
    return [select, ...from([...chosen, ...existing])].join('\n');
  }
  return printStages(plan, { customers, chosen, from: from(existing), names }, sql, printOutputs);
}

function printExists(exists: Predicate, names: Names, sql: SqlWriter): string[] {
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
