'use client';

import { QueryBuilderDnD } from '@react-querybuilder/dnd';
import { createReactDnDAdapter } from '@react-querybuilder/dnd/react-dnd';
import * as ReactDnD from 'react-dnd';
import * as Html5Backend from 'react-dnd-html5-backend';
import {
  QueryBuilder,
  type RuleGroupProps,
  type RuleGroupType,
  type RuleProps,
  type UseRuleDnD,
  type UseRuleGroupDnD,
} from 'react-querybuilder';
import type { Ref } from 'react';
import { useBuilder } from '../builder-context';
import type { EditorGroup, EditorLeaf, EditorNode } from '../model/editor-rule';
import { isEditorGroup } from '../model/editor-rule';
import { ConditionRow } from './condition-row';
import { GroupRow } from './group-row';

const adapter = createReactDnDAdapter({ ...ReactDnD, ...Html5Backend });
const controls = { rule: DraggedCondition, ruleGroup: DraggedGroup };
const anyField = [{ name: 'condition', label: 'condition' }];

/** The rule's tree, edited by react-querybuilder: rows can be dragged into any place of it. */
export function RuleTree() {
  const { root, edit, readOnly } = useBuilder();
  return (
    <QueryBuilderDnD
      dnd={adapter}
      controlElements={controls as never}
      enableDragAndDrop={!readOnly}
    >
      <QueryBuilder
        fields={anyField}
        query={root as unknown as RuleGroupType}
        enableMountQueryChange={false}
        suppressStandardClassnames
        onQueryChange={(next) => edit(() => next as unknown as EditorGroup)}
      />
    </QueryBuilderDnD>
  );
}

function DraggedCondition(props: RuleProps & Partial<UseRuleDnD>) {
  return (
    <ConditionRow
      leaf={props.rule as unknown as EditorLeaf}
      path={props.path}
      parentLocked={props.parentDisabled === true}
      dragRef={props.dragRef as Ref<HTMLElement>}
      dropRef={props.dndRef as Ref<HTMLElement>}
      dragging={props.isDragging}
      over={props.isOver}
    />
  );
}

function DraggedGroup(props: RuleGroupProps & Partial<UseRuleGroupDnD>) {
  const { schema, actions, translations } = props;
  const group = props.ruleGroup as unknown as EditorGroup;
  const { rule: Rule, ruleGroup: Group } = schema.controls;
  const renderChild = (node: EditorNode, path: number[], locked: boolean) => {
    const shared = { id: node.id, path, schema, actions, translations, parentDisabled: locked };
    return isEditorGroup(node) ? (
      <Group
        key={node.id}
        {...shared}
        ruleGroup={node as never}
        disabled={node.disabled}
        context={{ parentIsAny: group.combinator === 'or' }}
      />
    ) : (
      <Rule key={node.id} {...shared} rule={node as never} disabled={node.disabled} />
    );
  };
  return (
    <GroupRow
      group={group}
      path={props.path}
      parentLocked={props.parentDisabled === true}
      parentIsAny={props.context?.parentIsAny === true}
      dragRef={props.dragRef as Ref<HTMLElement>}
      dropRef={props.dropRef}
      previewRef={props.previewRef}
      dragging={props.isDragging}
      over={props.isOver}
      renderChild={renderChild}
    />
  );
}
