import { type Catalog, findActivity, type Table } from '../catalog/catalog';
import { findToOneField } from '../catalog/find-to-one';

/** A choice field and which of its choices gives way to which. */
export type ChoiceReplacement = {
  readonly table: string;
  readonly field: string;
  readonly choice: string;
  readonly by: string;
};

type Json = Readonly<Record<string, unknown>>;

/**
 * A rule or a trait's definition with one choice in the place of another, wherever
 * `listMentions` finds it named; a list names it once. The same object when it is not
 * named. Drafts with gaps are read as far as they go.
 */
export function replaceChoiceIn<T>(rule: T, replacement: ChoiceReplacement, catalog: Catalog): T {
  return visit(rule, catalog.customers, replacement, catalog) as T;
}

function visit(
  node: unknown,
  table: Table | undefined,
  replacement: ChoiceReplacement,
  catalog: Catalog,
): unknown {
  if (Array.isArray(node)) {
    const after = node.map((item) => visit(item, table, replacement, catalog));
    return after.some((item, index) => item !== node[index]) ? after : node;
  }
  if (!isObject(node)) return node;
  const inner =
    node.kind === 'activity' || node.kind === 'quantified'
      ? findActivity(catalog, String(node.table))
      : table;
  const isAsked = asksAbout(node, inner, replacement, catalog);
  const entries = Object.entries(node).map(([member, value]): [string, unknown] => [
    member,
    isAsked && member === 'value'
      ? exchange(value, replacement)
      : visit(value, inner, replacement, catalog),
  ]);
  const isChanged = entries.some(([member, value]) => value !== node[member]);
  return isChanged ? Object.fromEntries(entries) : node;
}

/** Whether the values of a condition are choices of the field. */
function asksAbout(
  node: Json,
  table: Table | undefined,
  replacement: ChoiceReplacement,
  catalog: Catalog,
): boolean {
  switch (node.kind) {
    case 'attribute':
      return isField(node.field, table, replacement, catalog);
    case 'activity':
      return isObject(node.measure) && isField(node.measure.field, table, replacement, catalog);
    case 'trait': {
      const measured = catalog.traits.find(({ key }) => key === node.trait)?.definition;
      if (measured?.kind !== 'activity') return false;
      const rows = findActivity(catalog, measured.table);
      return isField(measured.measure.field, rows, replacement, catalog);
    }
    default:
      return false;
  }
}

function isField(
  name: unknown,
  table: Table | undefined,
  replacement: ChoiceReplacement,
  catalog: Catalog,
): boolean {
  if (typeof name !== 'string' || !table) return false;
  const found = findToOneField(catalog, table, name);
  const [key, field] = found ? [found.table.key, found.field.key] : [table.key, name];
  return key === replacement.table && field === replacement.field;
}

function exchange(value: unknown, { choice, by }: ChoiceReplacement): unknown {
  const isChoice = (item: unknown) => typeof item === 'string' && item.trim() === choice;
  if (isChoice(value)) return by;
  if (!Array.isArray(value) || !value.some(isChoice)) return value;
  return [...new Set(value.map((item) => (isChoice(item) ? by : item)))];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
