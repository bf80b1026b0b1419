import { assertNever } from '../problem/assert-never';
import type { TraitDay, TraitDefinition } from './trait';

/** The keys of the traits that a definition is made of, each once. */
export function traitsInDefinition(definition: TraitDefinition): string[] {
  switch (definition.kind) {
    case 'activity':
      return [];
    case 'perMonth':
    case 'quantile':
      return [definition.of];
    case 'daysBetween':
      return distinct([...traitsInDay(definition.from), ...traitsInDay(definition.to)]);
    case 'score':
      return distinct(definition.parts.map((part) => part.trait));
    default:
      return assertNever(definition);
  }
}

function traitsInDay(day: TraitDay): string[] {
  return 'trait' in day ? [day.trait] : [];
}

function distinct(keys: readonly string[]): string[] {
  return [...new Set(keys)];
}
