import type { PhrasedProblem } from '@/server/domain/problem/problem';
import type { Places } from './to-rule';

/** A problem at its row; `member` is what of the row is wrong, such as `value` or `window`. */
export type PlacedProblem = PhrasedProblem & { readonly member: string | null };

/** Problems by the id of the innermost row they lie in; what lies in none goes to the root. */
export function placeProblems(
  problems: readonly PhrasedProblem[],
  places: Places,
): ReadonlyMap<string, readonly PlacedProblem[]> {
  const placed = new Map<string, PlacedProblem[]>();
  for (const one of problems) {
    const row = innermost(one, places);
    if (!row) continue;
    const member = one.path[row.depth];
    const entry = { ...one, member: typeof member === 'string' ? member : null };
    placed.set(row.id, [...(placed.get(row.id) ?? []), entry]);
  }
  return placed;
}

function innermost({ path }: PhrasedProblem, places: Places) {
  let found: { id: string; depth: number } | null = null;
  for (const [id, place] of places) {
    const holds = place.length <= path.length && place.every((part, index) => part === path[index]);
    if (holds && (found === null || place.length > found.depth))
      found = { id, depth: place.length };
  }
  return found;
}
