import type { Catalog } from '@/server/domain/catalog/catalog';
import type { TraitNode } from '@/server/domain/rule/rule';
import type { ActivityTrait } from '@/server/domain/trait/trait';
import { definedValue } from '@/server/domain/trait/find-trait-value';
import type { ActivityDraft } from './editor-rule';
import { toRule } from './to-rule';

/**
 * What an activity condition measures, as the definition of a trait; null while it has
 * gaps, and for texts and windows that exist only inside a KPI.
 */
export function definitionOfActivity(draft: ActivityDraft, catalog: Catalog): ActivityTrait | null {
  const leaf = { id: 'leaf', field: draft.kind, operator: 'holds', value: draft };
  const [rule] = toRule({ id: 'root', combinator: 'and', rules: [leaf] }).rule.rules;
  if (rule?.kind !== 'activity' || rule.window?.kind === 'kpiPeriod') return null;
  const { operator: _, value: __, ...definition } = rule;
  return definedValue(definition, catalog) === null ? null : definition;
}

/** The condition asked of the trait instead. */
export function askTrait({ operator, value }: ActivityDraft, key: string): TraitNode {
  return { kind: 'trait', trait: key, operator, ...(value !== undefined && { value }) };
}
