import type { Path } from '@/server/domain/problem/problem';
import type { GroupNode, Rule, WhereGroup } from '@/server/domain/rule/rule';
import { type EditorGroup, type EditorLeaf, isEditorGroup } from './editor-rule';

/** Where each row of the editor lies in the rule, by the row's id. */
export type Places = ReadonlyMap<string, Path>;

/** The rule an editor's tree stands for, gaps included, and where its rows went. */
export function toRule(root: EditorGroup): { rule: GroupNode; places: Places } {
  const places = new Map<string, Path>();
  return { rule: fromGroup(root, [], places), places };
}

function fromGroup(group: EditorGroup, path: Path, places: Map<string, Path>): GroupNode {
  places.set(group.id, path);
  const rules = group.rules.map((child, index) => {
    const at = [...path, 'rules', index];
    return isEditorGroup(child) ? fromGroup(child, at, places) : fromLeaf(child, at, places);
  });
  return {
    kind: 'group',
    combinator: group.combinator,
    ...(group.combinator === 'atLeast' && { n: clampN(group.n, rules.length) }),
    ...(group.not && { not: true }),
    rules,
  };
}

function clampN(n: number | undefined, children: number): number {
  return Math.max(1, Math.min(n ?? 1, children));
}

function fromLeaf(leaf: EditorLeaf, path: Path, places: Map<string, Path>): Rule {
  if (!leaf.not) return fromDraft(leaf, path, places);
  const inner = fromDraft(leaf, [...path, 'rules', 0], places);
  return { kind: 'group', combinator: 'and', not: true, rules: [inner] };
}

function fromDraft({ id, value }: EditorLeaf, path: Path, places: Map<string, Path>): Rule {
  places.set(id, path);
  if (value.kind !== 'activity' && value.kind !== 'quantified') return value;
  const { where, ...rest } = value;
  if (!where || where.rules.length === 0) return rest;
  return { ...rest, where: fromGroup(where, [...path, 'where'], places) as WhereGroup };
}
