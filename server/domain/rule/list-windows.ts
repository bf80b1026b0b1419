import { type Catalog, findActivity, type Table } from '../catalog/catalog';
import { assertNever } from '../problem/assert-never';
import type { TraitDefinition } from '../trait/trait';
import type { Rule, WhereGroup, WhereNode } from './rule';
import { Window } from './window';

/** A window and the table it looks at: its rows' time, or a date it is compared with. */
export type WindowAt = {
  readonly window: Window;
  readonly table: Table | undefined;
  readonly of: 'rows' | 'value';
};

/**
 * Every window of a rule in its order, then those inside the traits and segments it
 * refers to, each of which is looked into once. An average per month has its months in
 * the place of its total's own window.
 */
export function listWindows(rule: Rule, catalog: Catalog): WindowAt[] {
  return fromRule(rule, { catalog, seen: new Set() });
}

type Walk = { readonly catalog: Catalog; readonly seen: Set<string> };

function fromRule(rule: Rule, walk: Walk): WindowAt[] {
  const { catalog } = walk;
  switch (rule.kind) {
    case 'group':
      return rule.rules.flatMap((child) => fromRule(child, walk));
    case 'attribute':
      return fromValue(rule.value, catalog.customers);
    case 'activity':
      return [...fromRows(rule, walk), ...fromValue(rule.value, undefined)];
    case 'quantified':
      return fromRows(rule, walk);
    case 'trait':
      return [...fromTrait(rule.trait, walk), ...fromValue(rule.value, catalog.customers)];
    case 'segment': {
      const own = rule.window
        ? [{ window: rule.window, table: undefined, of: 'value' as const }]
        : [];
      const referred = catalog.segments.find(({ key }) => key === rule.segment)?.rule;
      return referred && isFirst(`segment ${rule.segment}`, walk)
        ? [...own, ...fromRule(referred, walk)]
        : own;
    }
    case 'everyone':
      return [];
    default:
      return assertNever(rule);
  }
}

function isFirst(name: string, { seen }: Walk): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  return true;
}

function fromRows(
  node: {
    readonly table: string;
    readonly window?: Window | undefined;
    readonly where?: WhereGroup | undefined;
  },
  { catalog }: Walk,
): WindowAt[] {
  const table = findActivity(catalog, node.table);
  const own = node.window ? [{ window: node.window, table, of: 'rows' as const }] : [];
  return [...own, ...(node.where ? fromWhere(node.where, table) : [])];
}

function fromTrait(key: string, walk: Walk): WindowAt[] {
  const found = walk.catalog.traits.find((one) => one.key === key);
  return found && isFirst(`trait ${key}`, walk) ? fromDefinition(found.definition, walk) : [];
}

function fromDefinition(definition: TraitDefinition, walk: Walk): WindowAt[] {
  switch (definition.kind) {
    case 'activity':
      return fromRows(definition, walk);
    case 'perMonth': {
      const base = walk.catalog.traits.find(({ key }) => key === definition.of)?.definition;
      if (base?.kind !== 'activity') return [];
      const on = base.window?.on === undefined ? {} : { on: base.window.on };
      const window = { kind: 'last', n: definition.months, unit: 'month', ...on } as const;
      return fromRows({ ...base, window }, walk);
    }
    case 'daysBetween':
      return [definition.from, definition.to].flatMap((day) =>
        'trait' in day ? fromTrait(day.trait, walk) : [],
      );
    case 'score':
      return definition.parts.flatMap(({ trait }) => fromTrait(trait, walk));
    case 'quantile':
      return fromTrait(definition.of, walk);
    default:
      return assertNever(definition);
  }
}

function fromWhere(node: WhereNode, table: Table | undefined): WindowAt[] {
  if (node.kind === 'group') return node.rules.flatMap((child) => fromWhere(child, table));
  return fromValue(node.value, table);
}

function fromValue(value: unknown, table: Table | undefined): WindowAt[] {
  const window = Window.safeParse(value);
  return window.success ? [{ window: window.data, table, of: 'value' }] : [];
}
