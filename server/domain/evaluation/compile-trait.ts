import type { FieldType } from '../catalog/catalog';
import type { Problem } from '../problem/problem';
import type { WindowNote } from '../predicate/resolve-context';
import { contextOf, resolveWhere } from '../predicate/resolve-rule';
import { resolveDefinition } from '../predicate/resolve-trait';
import type { SqlFragment } from '../predicate/sql-fragment';
import { type EvaluationSetting, relationParts } from './compile-evaluation';
import { printAmounts } from './print-evaluation';
import type { EvaluationArguments } from './scope';
import { catalogIn } from './source';

export type CompiledTrait = {
  readonly type: FieldType;
  readonly fragment: SqlFragment;
  readonly windows: readonly WindowNote[];
};

export type TraitRefusal = { readonly problems: readonly Problem[] };

/**
 * Compiles a trait's definition at one instant and scope to a relation
 * `(customer_id bigint, value)`, a row for each customer that exists at asOf, with null
 * where the value is missing. `key` is its own: referring to it is refused as a circle.
 * Problems have paths inside the definition. Averages are rounded here and nowhere else.
 */
export function compileTrait(
  trait: { readonly key?: string; readonly definition: unknown },
  given: EvaluationSetting,
  args: EvaluationArguments,
): CompiledTrait | TraitRefusal {
  const setting = { ...given, catalog: catalogIn(args.source, given.catalog) };
  const { key, definition } = trait;
  const self = key === undefined ? [] : [{ kind: 'trait', key } as const];
  const context = contextOf({ ...setting, asOf: args.asOf }, self);
  const subject = resolveDefinition(context, definition, resolveWhere);
  if (!subject || context.problems.length > 0) return { problems: context.problems };
  const operand = subject.operand('stored');
  if (operand.kind === 'column') throw new Error('a column is no trait');
  const fragment = printAmounts(operand, relationParts(setting, args));
  return { type: subject.type, fragment, windows: context.windows };
}
