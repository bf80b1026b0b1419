import type { Path } from '@/server/domain/problem/problem';
import { type EditorGroup, isEditorGroup } from './editor-rule';
import type { Places } from './to-rule';

type Count = { readonly path: Path; readonly holds: number; readonly missing: number | null };

/** Counts by row id; a negated row takes the count of the negation and its own missing values. */
export function placeVerdicts(root: EditorGroup, places: Places, counts: readonly Count[]) {
  const byPath = new Map(counts.map((count) => [count.path.join('/'), count]));
  const verdicts = new Map<string, { holds: number; missing: number | null }>();
  const walk = (group: EditorGroup) => {
    for (const node of group.rules) {
      const path = places.get(node.id);
      const own = path && byPath.get(path.join('/'));
      const isNegatedLeaf = !isEditorGroup(node) && node.not;
      const judged = isNegatedLeaf ? path && byPath.get(path.slice(0, -2).join('/')) : own;
      if (own && judged) verdicts.set(node.id, { holds: judged.holds, missing: own.missing });
      if (isEditorGroup(node)) walk(node);
    }
  };
  walk(root);
  return verdicts;
}
