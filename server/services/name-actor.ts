import type { Actor } from './context';

/** How an actor is remembered: a person by id, a system by name. */
export function nameActor(actor: Actor): string {
  return actor.kind === 'person' ? actor.id : actor.name;
}
