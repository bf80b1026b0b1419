import type { FieldType } from '@/server/domain/catalog/catalog';
import type { TraitDefinition } from '@/server/domain/trait/trait';

/** The unit a fresh trait starts with. */
export function unitOf(definition: TraitDefinition, type: FieldType | undefined): string {
  if (type === 'money') return 'money';
  if (definition.kind === 'daysBetween') return 'days';
  if (definition.kind === 'score') return 'points';
  return definition.kind === 'activity' && definition.measure.fn === 'count' ? 'times' : '';
}
