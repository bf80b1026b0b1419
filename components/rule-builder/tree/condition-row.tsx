'use client';

import { useMergedRef } from '@mantine/hooks';
import { IconLock } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Ref } from 'react';
import { describeCondition, describeWhereClause } from '@/server/domain/rule/describe-rule';
import type { WhereGroup } from '@/server/domain/rule/rule';
import { assertNever } from '@/server/domain/problem/assert-never';
import { rowNumber, useBuilder } from '../builder-context';
import classes from './row.module.css';
import chip from '../chips/chip.module.css';
import { ActivityCondition } from '../conditions/activity-condition';
import { AttributeCondition } from '../conditions/attribute-condition';
import { SegmentCondition } from '../conditions/segment-condition';
import { TraitCondition } from '../conditions/trait-condition';
import { useSaveAsTrait } from '../conditions/use-save-as-trait';
import { useComparedWith } from '../conditions/use-compared-with';
import type { EditorLeaf } from '../model/editor-rule';
import { toRule } from '../model/to-rule';
import { setMember } from '../model/tree-edits';
import { NotPill, RowHandle } from './row-handle';
import { countsMissing, RowNotes } from './row-notes';
import { RowTools } from './row-tools';
import { useRow } from './use-row';
import { Verdict } from './verdict';

export type ConditionRowProps = {
  readonly leaf: EditorLeaf;
  readonly path: readonly number[];
  readonly parentLocked: boolean;
  readonly dragRef?: Ref<HTMLElement>;
  readonly dropRef?: Ref<HTMLElement>;
  readonly dragging?: boolean;
  readonly over?: boolean;
};

/** One condition as a sentence of words that can be changed in place. */
export function ConditionRow(props: ConditionRowProps) {
  const { leaf, path, parentLocked, dragRef, dropRef, dragging, over } = props;
  const t = useTranslations('builder.row');
  const { edit, readOnly, inside, focus } = useBuilder();
  const locked = leaf.disabled === true || parentLocked;
  const { row, actions, onKeyDownCapture } = useRow(leaf.id, locked);
  const compared = useComparedWith(leaf);
  const { choices, dialog } = useSaveAsTrait(leaf);
  const text = useLeafText(leaf);
  const disabled = locked || readOnly;
  const ref = useMergedRef(row, dropRef);
  const toggleNot = () => {
    focus.current = { id: leaf.id, part: 'not' };
    edit(setMember(leaf.id, 'not', !leaf.not));
  };
  const pill = <NotPill pressed={leaf.not === true} disabled={disabled} onToggle={toggleNot} />;
  const name = t('name', { number: rowNumber(path), text });
  return (
    <fieldset
      ref={ref}
      aria-label={name}
      className={classes.row}
      data-dragging={dragging || undefined}
      data-over={over || undefined}
      data-locked={locked || undefined}
      onKeyDownCapture={onKeyDownCapture}
    >
      <RowHandle name={name} path={path} dragRef={dragRef} />
      <div className={classes.sentence}>
        <div className={classes.words}>
          {leaf.not && pill}
          <Words leaf={leaf} disabled={disabled} />
          {locked && <LockMark />}
        </div>
        <RowNotes leaf={leaf} />
      </div>
      {!inside && <Verdict id={leaf.id} missingIsYes={countsMissing(leaf)} />}
      <RowTools actions={actions} locked={locked} choices={[...compared, ...choices]}>
        {!leaf.not && !disabled && pill}
      </RowTools>
      {dialog}
    </fieldset>
  );
}

function LockMark() {
  const t = useTranslations('builder.row');
  return (
    <span className={classes.locked} role="img" aria-label={t('locked')}>
      <IconLock size={14} aria-hidden="true" />
    </span>
  );
}

function Words({ leaf, disabled }: { leaf: EditorLeaf; disabled: boolean }) {
  const text = useLeafText(leaf);
  const { value } = leaf;
  switch (value.kind) {
    case 'attribute':
      return <AttributeCondition leaf={{ ...leaf, value }} disabled={disabled} />;
    case 'activity':
    case 'quantified':
      return <ActivityCondition leaf={{ ...leaf, value }} disabled={disabled} />;
    case 'trait':
      return <TraitCondition leaf={{ ...leaf, value }} disabled={disabled} />;
    case 'segment':
      if (value.operator === 'in' || value.operator === 'notIn')
        return <SegmentCondition leaf={{ ...leaf, value }} disabled={disabled} />;
      return <Kept text={text} />;
    case 'everyone':
      return <Kept text={text} />;
    default:
      return assertNever(value);
  }
}

/** A condition that is kept as it is. */
function Kept({ text }: { text: string }) {
  const t = useTranslations('builder');
  return (
    <span className={chip.chip} data-look="field" title={t('other')}>
      {text}
    </span>
  );
}

function useLeafText(leaf: EditorLeaf): string {
  const { sentence, inside, table } = useBuilder();
  const { rule } = toRule({ id: 'root', combinator: 'and', rules: [leaf] });
  return inside
    ? describeWhereClause(rule as WhereGroup, table, sentence).text
    : describeCondition(rule, sentence).text;
}
