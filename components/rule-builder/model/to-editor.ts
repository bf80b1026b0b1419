import type { GroupNode, Rule, WhereGroup, WhereNode } from '@/server/domain/rule/rule';
import { type EditorGroup, type EditorLeaf, type EditorNode, editorLeaf } from './editor-rule';

type NewId = () => string;
type Leaf = Exclude<Rule, { kind: 'group' }>;

/** The editor's tree for a rule; a rule that is no group becomes the only child of one. */
export function toEditor(rule: Rule, newId: NewId): EditorGroup {
  if (rule.kind === 'group') return toGroup(rule, newId);
  return { id: newId(), combinator: 'and', rules: [toLeaf(rule, newId)] };
}

function toNode(node: Rule | WhereNode, newId: NewId): EditorNode {
  if (node.kind !== 'group') return toLeaf(node, newId);
  const only = node.rules.length === 1 ? node.rules[0] : undefined;
  if (node.not && node.combinator === 'and' && only && only.kind !== 'group')
    return { ...toLeaf(only, newId), not: true };
  return toGroup(node, newId);
}

function toGroup(node: GroupNode | WhereGroup, newId: NewId): EditorGroup {
  return {
    id: newId(),
    combinator: node.combinator,
    ...(node.n !== undefined && { n: node.n }),
    ...(node.not && { not: true }),
    rules: node.rules.map((child) => toNode(child, newId)),
  };
}

function toLeaf(node: Leaf, newId: NewId): EditorLeaf {
  if (node.kind !== 'activity' && node.kind !== 'quantified') return editorLeaf(newId(), node);
  const { where, ...rest } = node;
  return editorLeaf(newId(), where ? { ...rest, where: toGroup(where, newId) } : rest);
}
