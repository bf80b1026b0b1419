import type {
  ActivityNode,
  AttributeNode,
  EveryoneNode,
  QuantifiedNode,
  SegmentNode,
  TraitNode,
} from '@/server/domain/rule/rule';

export type ActivityDraft = Omit<ActivityNode, 'where'> & { where?: EditorGroup | undefined };
export type QuantifiedDraft = Omit<QuantifiedNode, 'where'> & { where?: EditorGroup | undefined };

/** A condition while it is edited: a node of the rule, possibly with gaps. */
export type LeafDraft =
  | AttributeNode
  | ActivityDraft
  | QuantifiedDraft
  | TraitNode
  | SegmentNode
  | EveryoneNode;

/**
 * The shapes react-querybuilder edits. A leaf's `value` is the whole condition and
 * `field` its kind; `not` on a leaf is a negated group around it in the rule;
 * `disabled` is the editor's lock.
 */
export type EditorLeaf = {
  id: string;
  field: LeafDraft['kind'];
  operator: string;
  value: LeafDraft;
  not?: boolean;
  disabled?: boolean;
};

export type EditorGroup = {
  id: string;
  combinator: 'and' | 'or' | 'atLeast';
  n?: number;
  not?: boolean;
  disabled?: boolean;
  rules: EditorNode[];
};

export type EditorNode = EditorLeaf | EditorGroup;

export function isEditorGroup(node: EditorNode): node is EditorGroup {
  return 'rules' in node;
}

export function editorLeaf(id: string, value: LeafDraft): EditorLeaf {
  return { id, field: value.kind, operator: 'holds', value };
}
