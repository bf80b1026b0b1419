import type { Amount } from '../predicate/amount';
import type { WindowNote } from '../predicate/resolve-context';
import { contextOf, resolveWhere } from '../predicate/resolve-rule';
import { resolveDefinition } from '../predicate/resolve-trait';
import type { SqlFragment } from '../predicate/sql-fragment';
import { problem } from '../problem/problem';
import { definedValue } from '../trait/find-trait-value';
import type { TraitValue } from '../trait/trait-value';
import {
  type EvaluationRefusal,
  type EvaluationSetting,
  relationParts,
} from './compile-evaluation';
import { printAmounts } from './print-evaluation';
import type { EvaluationArguments } from './scope';
import { catalogIn } from './source';

export type CompiledTraits = {
  /** `(customer_id bigint, v1, v2, ...)`, a row for each customer in scope that exists at asOf. */
  readonly fragment: SqlFragment;
  /** What stands in v1, v2 and on. */
  readonly values: readonly TraitValue[];
  readonly windows: readonly WindowNote[];
};

/**
 * Compiles traits of the catalog to the relation of their values, null where a customer
 * has none; what they share is scanned once. Refused as a whole when any of them has a
 * problem; a problem's path lies in the trait's own definition. Averages are rounded here
 * and nowhere else.
 */
export function compileTraitValues(
  keys: readonly string[],
  given: EvaluationSetting,
  args: EvaluationArguments,
): CompiledTraits | EvaluationRefusal {
  const setting = { ...given, catalog: catalogIn(args.source, given.catalog) };
  const resolved = keys.map((key) => ({ key, ...resolveValue(key, setting, args) }));
  const refused = resolved.filter(({ problems }) => problems.length > 0);
  if (refused.length > 0) return { refused };
  const amounts = resolved.flatMap(({ amount }) => (amount ? [amount] : []));
  const values = resolved.flatMap(({ value }) => (value ? [value] : []));
  if (amounts.length < keys.length || values.length < keys.length)
    throw new Error('a sound trait without a value');
  return {
    fragment: printAmounts(amounts, relationParts(setting, args)),
    values,
    windows: resolved.flatMap(({ windows }) => windows),
  };
}

function resolveValue(key: string, setting: EvaluationSetting, { asOf }: EvaluationArguments) {
  const { catalog } = setting;
  const trait = catalog.traits.find((one) => one.key === key);
  if (!trait) return { amount: null, value: null, windows: [], problems: [unknown(key)] };
  const context = contextOf({ ...setting, asOf }, [{ kind: 'trait', key }]);
  const subject = resolveDefinition(context, trait.definition, resolveWhere);
  const { problems, windows } = context;
  const amount = subject?.operand('stored') ?? null;
  if (amount?.kind === 'column') throw new Error('a column is no trait');
  const value = definedValue(trait.definition, catalog);
  return { amount: amount as Amount | null, value, windows, problems };
}

function unknown(key: string) {
  return problem('UNKNOWN_TRAIT', [], { trait: key });
}
