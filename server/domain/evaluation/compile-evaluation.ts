import { type Catalog, findField, type Field, inactiveSince } from '../catalog/catalog';
import type { Problem } from '../problem/problem';
import { all, any, type Predicate, test } from '../predicate/predicate';
import type { WindowNote } from '../predicate/resolve-context';
import { contextOf, resolveRule } from '../predicate/resolve-rule';
import { beforeInstant } from '../predicate/resolve-time-test';
import type { SqlFragment } from '../predicate/sql-fragment';
import type { Rule } from '../rule/rule';
import type { Calendar } from '../time/calendar';
import type { KpiPeriod } from '../time/resolve-window';
import { bitsPerWord, printEvaluation, type RelationParts } from './print-evaluation';
import type { EvaluationArguments } from './scope';
import { catalogIn } from './source';

/** A rule to evaluate and, when its bit is fixed by a stored slot, where that bit stands. */
export type RuleAt = {
  readonly key: string;
  readonly rule: unknown;
  /** The key of the segment whose rule it is: one that refers to it is refused as a circle. */
  readonly segment?: string;
  readonly slot?: { readonly word: number; readonly bit: number };
};

export type CompiledRule = {
  readonly key: string;
  readonly rule: Rule;
  readonly word: number;
  readonly bit: number;
  readonly windows: readonly WindowNote[];
};

export type CompiledEvaluation = {
  readonly fragment: SqlFragment;
  readonly rules: readonly CompiledRule[];
  readonly shape: string;
};

/** Problems of the rules that have any, by key. */
export type EvaluationRefusal = {
  readonly refused: readonly { readonly key: string; readonly problems: readonly Problem[] }[];
};

export type EvaluationSetting = {
  readonly catalog: Catalog;
  readonly calendar: Calendar;
  readonly kpiPeriod?: KpiPeriod;
};

/**
 * Compiles a set of rules at one instant and scope to one relation
 * `(customer_id bigint, w1 bigint, w2 bigint, ...)`, a row for each customer that
 * exists at asOf: rule `r` holds when `w<r.word> & (1 << r.bit) <> 0`. Refused as a
 * whole when any rule has a problem.
 */
export function compileEvaluation(
  rules: readonly RuleAt[],
  given: EvaluationSetting,
  args: EvaluationArguments,
): CompiledEvaluation | EvaluationRefusal {
  const setting = { ...given, catalog: catalogIn(args.source, given.catalog) };
  const context = {
    ...setting,
    asOf: args.asOf,
    ...(args.rowsUntil && { rowsUntil: args.rowsUntil }),
  };
  const resolved = rules.map((entry) => {
    const { segment: self } = entry;
    return { entry, result: resolveRule(entry.rule, { ...context, ...(self && { self }) }) };
  });
  const refused = resolved.flatMap(({ entry, result }) =>
    result.ok ? [] : [{ key: entry.key, problems: result.problems }],
  );
  if (refused.length > 0) return { refused };
  const placed = resolved.flatMap(({ entry, result }, index) =>
    result.ok ? [{ entry, result, ...(entry.slot ?? slotOf(index)) }] : [],
  );
  const fragment = printEvaluation({
    ...relationParts(setting, args),
    predicates: placed.map(({ word, bit, result }) => ({ word, bit, predicate: result.predicate })),
  });
  return {
    fragment,
    shape: 'aggregate',
    rules: placed.map(({ entry, result, word, bit }) => ({
      key: entry.key,
      rule: result.rule,
      word,
      bit,
      windows: result.windows,
    })),
  };
}

/** Who is looked at, by which table, rule of existence and scope. */
export function relationParts(
  setting: EvaluationSetting,
  args: EvaluationArguments,
): RelationParts {
  const { asOf, scope, viewerScope } = args;
  const { customers } = setting.catalog;
  return { customers, exists: customerExists(setting, args), asOf, scope, viewerScope };
}

function slotOf(index: number): { word: number; bit: number } {
  return { word: Math.floor(index / bitsPerWord) + 1, bit: index % bitsPerWord };
}

/**
 * Customers created at or after asOf do not exist yet, those out of use no longer;
 * without a creation date they always did.
 */
function customerExists(
  { catalog, calendar }: EvaluationSetting,
  { asOf }: EvaluationArguments,
): Predicate {
  const { customers } = catalog;
  const context = contextOf({ catalog, calendar, asOf });
  const ended = { kind: 'column', column: inactiveSince, type: 'instant' } as const;
  const later = { kind: 'literal', type: 'timestamptz', value: asOf } as const;
  const inUse = any(
    test(ended, { kind: 'compare', op: '>', value: later }),
    test(ended, { kind: 'missing' }),
  );
  if (customers.createdAtField === null) return inUse;
  const field = findField(customers, customers.createdAtField) as Field;
  const created = {
    kind: 'column',
    column: field.column,
    type: field.type as 'date' | 'instant',
  } as const;
  const begun = any(beforeInstant(context, created, asOf), test(created, { kind: 'missing' }));
  return all(begun, inUse);
}
