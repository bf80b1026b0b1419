import type { Catalog, FieldType } from '../catalog/catalog';
import type { TraitDefinition } from './trait';
import { type TraitValue, traitValueOf } from './trait-value';

const valueTypes: ReadonlySet<FieldType> = new Set([
  'number',
  'money',
  'date',
  'instant',
  'choice',
]);

/** Whether a trait may give values of a type: a number, a date or a choice. */
export function canBeTrait(type: FieldType): boolean {
  return valueTypes.has(type);
}

/** What a trait of the catalog gives; null when there is none, or its table or field is gone. */
export function findTraitValue(catalog: Catalog, key: string): TraitValue | null {
  const trait = catalog.traits.find((one) => one.key === key);
  return trait ? traitValueOf(trait, catalog) : null;
}

/** What a definition would give; null where it names what is not there, or a text. */
export function definedValue(definition: TraitDefinition, catalog: Catalog): TraitValue | null {
  const trait = { key: '', label: { en: '', zh: '' }, unit: '', definition };
  const value = traitValueOf(trait, catalog);
  return value && canBeTrait(value.type) ? value : null;
}
