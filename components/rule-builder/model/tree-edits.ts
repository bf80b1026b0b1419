import {
  add,
  getPathOfID,
  insert,
  move,
  type RuleGroupType,
  remove,
  update,
} from 'react-querybuilder';
import { type EditorGroup, type EditorNode, isEditorGroup } from './editor-rule';

/** A change of the editor's tree: pure, and the same tree when there is nothing to change. */
export type TreeEdit = (root: EditorGroup) => EditorGroup;

const open = (root: EditorGroup) => root as unknown as RuleGroupType;
const close = (query: unknown) => query as EditorGroup;

type Member = 'value' | 'not' | 'disabled' | 'combinator' | 'n';

export function setMember(id: string, member: Member, value: unknown): TreeEdit {
  return (root) => close(update(open(root), member as 'value', value, id));
}

export function removeNode(id: string): TreeEdit {
  return (root) => close(remove(open(root), id));
}

export function appendNode(groupId: string, node: EditorNode): TreeEdit {
  return (root) => close(add(open(root), node as never, groupId));
}

/** Moves a row over its neighbour, into a neighbouring group or out of its own. */
export function shiftNode(id: string, direction: 'up' | 'down'): TreeEdit {
  return (root) => close(move(open(root), id, direction));
}

/** Puts a copy with ids of its own right after a row. */
export function cloneNode(id: string, newId: () => string): TreeEdit {
  return (root) => {
    const path = getPathOfID(id, open(root));
    const found = findNode(root, id);
    if (!path || path.length === 0 || !found) return root;
    const after = [...path.slice(0, -1), (path.at(-1) ?? 0) + 1];
    return close(insert(open(root), withNewIds(found, newId) as never, after));
  };
}

export function findNode(root: EditorNode, id: string): EditorNode | null {
  if (root.id === id) return root;
  if (!isEditorGroup(root)) return null;
  for (const child of root.rules) {
    const found = findNode(child, id);
    if (found) return found;
  }
  return null;
}

/** The row the focus goes to when this one is gone: the next, else the one before, else the group. */
export function neighbourOf(root: EditorGroup, id: string): string {
  const parent = parentOf(root, id);
  const index = parent?.rules.findIndex((child) => child.id === id) ?? -1;
  return parent?.rules[index + 1]?.id ?? parent?.rules[index - 1]?.id ?? parent?.id ?? root.id;
}

function parentOf(group: EditorGroup, id: string): EditorGroup | null {
  if (group.rules.some((child) => child.id === id)) return group;
  for (const child of group.rules) {
    const found = isEditorGroup(child) ? parentOf(child, id) : null;
    if (found) return found;
  }
  return null;
}

function withNewIds(node: EditorNode, newId: () => string): EditorNode {
  if (isEditorGroup(node))
    return { ...node, id: newId(), rules: node.rules.map((child) => withNewIds(child, newId)) };
  const { value } = node;
  const where = 'where' in value && value.where ? { where: withNewIds(value.where, newId) } : {};
  return { ...node, id: newId(), value: { ...value, ...where } as typeof value };
}

/** Demands a second condition of the same customers: beside the row where all must hold, else in a group with it. */
export function requireToo(id: string, extra: EditorNode, groupId: string): TreeEdit {
  return (root) => {
    const parent = parentOf(root, id);
    const node = findNode(root, id);
    const path = getPathOfID(id, open(root));
    if (!parent || !node || !path) return root;
    const at = path.at(-1) ?? 0;
    if (parent.combinator === 'and')
      return close(insert(open(root), extra as never, [...path.slice(0, -1), at + 1]));
    const group: EditorGroup = { id: groupId, combinator: 'and', rules: [node, extra] };
    const without = remove(open(root), path);
    return close(insert(without, group as never, path));
  };
}
