import { type Catalog, type Choice, type FieldType, findActivity } from '../catalog/catalog';
import { findAnyField } from '../catalog/find-to-one';
import type { Trait, TraitDefinition } from './trait';

/** What kind of value a trait gives. */
export type TraitValue = {
  readonly type: FieldType;
  readonly choices: readonly Choice[];
  readonly unit: string;
};

/** A trait's type, choices and unit, without judging its definition; null where they cannot be told. */
export function traitValueOf(trait: Trait, catalog: Catalog): TraitValue | null {
  const value = typeIn(trait.definition, catalog, new Set([trait.key]));
  return value && { ...value, unit: trait.unit };
}

const number = { type: 'number', choices: [] } as const;

function typeIn(
  definition: TraitDefinition,
  catalog: Catalog,
  seen: ReadonlySet<string>,
): Pick<TraitValue, 'type' | 'choices'> | null {
  if (definition.kind === 'perMonth') {
    const base = catalog.traits.find(({ key }) => key === definition.of);
    if (!base || seen.has(base.key)) return null;
    return typeIn(base.definition, catalog, new Set([...seen, base.key]));
  }
  if (definition.kind !== 'activity') return number;
  const { fn, field: name = '' } = definition.measure;
  if (fn === 'count' || fn === 'countDistinct') return number;
  const table = findActivity(catalog, definition.table);
  const field = table && findAnyField(catalog, table, name);
  return field ? { type: field.type, choices: field.choices } : null;
}
