'use client';

import { type EditorGroup, type EditorNode, isEditorGroup } from '../model/editor-rule';
import { ConditionRow } from './condition-row';
import { GroupRow } from './group-row';

/** A tree of conditions without dragging: the conditions on the rows of an activity. */
export function PlainTree({ root }: { root: EditorGroup }) {
  return <PlainGroup group={root} path={[]} parentLocked={false} parentIsAny={false} />;
}

function PlainGroup(props: {
  group: EditorGroup;
  path: readonly number[];
  parentLocked: boolean;
  parentIsAny: boolean;
}) {
  const renderChild = (node: EditorNode, path: number[], locked: boolean) =>
    isEditorGroup(node) ? (
      <PlainGroup
        key={node.id}
        group={node}
        path={path}
        parentLocked={locked}
        parentIsAny={props.group.combinator === 'or'}
      />
    ) : (
      <ConditionRow key={node.id} leaf={node} path={path} parentLocked={locked} />
    );
  return <GroupRow {...props} renderChild={renderChild} />;
}
