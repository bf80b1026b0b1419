'use client';

import { ActivityCondition } from '@/components/rule-builder/conditions/activity-condition';
import { type EditorGroup, isEditorGroup } from '@/components/rule-builder/model/editor-rule';
import classes from '../traits.module.css';

/** What is measured over a customer's activity, in the words of the rule builder. */
export function ActivityEditor(props: { readonly root: EditorGroup; readonly disabled: boolean }) {
  const { root, disabled } = props;
  const [leaf] = root.rules;
  if (!leaf || isEditorGroup(leaf) || leaf.value.kind !== 'activity') return null;
  return (
    <div className={classes.chips}>
      <ActivityCondition
        leaf={{ ...leaf, value: leaf.value }}
        disabled={disabled}
        compared={false}
      />
    </div>
  );
}
