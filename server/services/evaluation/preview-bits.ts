import type { Catalog } from '@/server/domain/catalog/catalog';
import { findActivity } from '@/server/domain/catalog/catalog';
import { findAnyField } from '@/server/domain/catalog/find-to-one';
import type { CompiledRule, RuleAt } from '@/server/domain/evaluation/compile-evaluation';
import { assertNever } from '@/server/domain/problem/assert-never';
import type { Path } from '@/server/domain/problem/problem';
import type { ActivityNode, AttributeNode, Rule, TraitNode } from '@/server/domain/rule/rule';
import type { TraitDefinition } from '@/server/domain/trait/trait';
import { traitValueOf } from '@/server/domain/trait/trait-value';

export const wholeKey = 'rule';

/** A row of the editor as a rule of its own: `missing` asks who has no value there. */
export type ConditionBits = {
  readonly path: Path;
  readonly holds: string;
  readonly missing: string | null;
};

const leavesWithMissing = 60;
const asksForValue = new Set(['isEmpty', 'isNotEmpty', 'isUnknown', 'isKnown']);
const canBeMissing = new Set(['avg', 'min', 'max', 'first', 'last']);

/**
 * The rule itself and each of its groups and conditions as rules of one evaluation,
 * so that every row's count comes out of the same scan. With very many conditions
 * customers without a value are not counted apart.
 */
export function previewBits(
  rule: Rule,
  catalog: Catalog,
): { rules: RuleAt[]; conditions: ConditionBits[] } {
  const rules: RuleAt[] = [{ key: wholeKey, rule }];
  const conditions: ConditionBits[] = [];
  const nodes = listNodes(rule, []);
  const countsMissing =
    nodes.filter(({ node }) => node.kind !== 'group').length <= leavesWithMissing;
  for (const { node, path } of nodes) {
    const holds = `holds:${path.join('/')}`;
    rules.push({ key: holds, rule: node });
    const without = countsMissing ? missingTwin(node, catalog) : null;
    const missing = without ? `missing:${path.join('/')}` : null;
    if (without && missing) rules.push({ key: missing, rule: without });
    conditions.push({ path, holds, missing });
  }
  return { rules, conditions };
}

function listNodes(node: Rule, path: Path): { node: Rule; path: Path }[] {
  const own = path.length === 0 && node.kind === 'group' ? [] : [{ node, path }];
  if (node.kind !== 'group') return own;
  return [
    ...own,
    ...node.rules.flatMap((child, index) => listNodes(child, [...path, 'rules', index])),
  ];
}

function missingTwin(node: Rule, catalog: Catalog): Rule | null {
  const isAsked = node.kind === 'attribute' || node.kind === 'activity' || node.kind === 'trait';
  if (!isAsked || asksForValue.has(node.operator)) return null;
  switch (node.kind) {
    case 'attribute': {
      const field = findAnyField(catalog, catalog.customers, node.field);
      return askMissing(node, field?.type === 'boolean');
    }
    case 'activity': {
      if (!canBeMissing.has(node.measure.fn)) return null;
      const table = findActivity(catalog, node.table);
      const field = table && findAnyField(catalog, table, node.measure.field ?? '');
      return askMissing(node, field?.type === 'boolean');
    }
    case 'trait': {
      const trait = catalog.traits.find(({ key }) => key === node.trait);
      return trait && canTraitBeMissing(trait.definition) && traitValueOf(trait, catalog)
        ? askMissing(node, false)
        : null;
    }
    default:
      return assertNever(node);
  }
}

/** Totals and what they are by month are 0 without rows. */
function canTraitBeMissing(definition: TraitDefinition): boolean {
  if (definition.kind === 'activity') return canBeMissing.has(definition.measure.fn);
  return definition.kind !== 'perMonth';
}

function askMissing(node: AttributeNode | ActivityNode | TraitNode, isBoolean: boolean): Rule {
  const { value: _, ...rest } = node;
  return { ...rest, operator: isBoolean ? 'isUnknown' : 'isEmpty' };
}

/** The test of one bit of the evaluation's words. */
export function bitTest({ word, bit }: Pick<CompiledRule, 'word' | 'bit'>): string {
  return `e.w${word} & ${2n ** BigInt(bit)} <> 0`;
}

/** The tests of the top-level conditions, one more with each step; none unless all must hold. */
export function attritionTests(rule: Rule, places: ReadonlyMap<string, CompiledRule>): string[] {
  if (rule.kind !== 'group' || rule.combinator !== 'and' || rule.not) return [];
  const masks = new Map<number, bigint>();
  return rule.rules.map((_, index) => {
    const place = places.get(`holds:rules/${index}`);
    if (!place) throw new Error('a condition without a place');
    masks.set(place.word, (masks.get(place.word) ?? 0n) | (2n ** BigInt(place.bit)));
    return [...masks].map(([word, mask]) => `e.w${word} & ${mask} = ${mask}`).join(' and ');
  });
}
