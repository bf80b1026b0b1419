'use client';

import { NumberInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode, Ref } from 'react';
import { useFormat } from '@/components/shell/workspace';
import { rowNumber, useBuilder } from '../builder-context';
import { ChipSelect } from '../chips/chip-select';
import type { EditorGroup, EditorNode } from '../model/editor-rule';
import { setMember } from '../model/tree-edits';
import { Adders } from './adders';
import classes from './row.module.css';
import { NotPill, RowHandle } from './row-handle';
import { RowTools } from './row-tools';
import { useRow } from './use-row';
import { GroupVerdict } from './verdict';

export type GroupRowProps = {
  readonly group: EditorGroup;
  readonly path: readonly number[];
  readonly parentLocked: boolean;
  readonly parentIsAny: boolean;
  readonly dragRef?: Ref<HTMLElement>;
  readonly dropRef?: Ref<HTMLDivElement>;
  readonly previewRef?: Ref<HTMLDivElement>;
  readonly dragging?: boolean;
  readonly over?: boolean;
  readonly renderChild: (node: EditorNode, path: number[], locked: boolean) => ReactNode;
};

const rails = { and: classes.all, or: classes.any, atLeast: classes.atLeast } as const;

/** A group: how many of its conditions must hold, a rail in that colour, and its rows. */
export function GroupRow(props: GroupRowProps) {
  const { group, path, parentLocked, previewRef, dragging, over, renderChild } = props;
  const t = useTranslations('builder.row');
  const { readOnly } = useBuilder();
  const isRoot = path.length === 0;
  const locked = group.disabled === true || parentLocked;
  const { row, actions, onKeyDownCapture } = useRow(group.id, locked);
  return (
    <fieldset
      ref={previewRef as Ref<HTMLFieldSetElement>}
      aria-label={isRoot ? t('rootName') : t('groupName', { number: rowNumber(path) })}
      className={`${classes.fieldset} ${rails[group.combinator]} ${isRoot ? '' : classes.group}`}
      data-over={over || undefined}
      data-dragging={dragging || undefined}
      data-locked={(locked && !isRoot) || undefined}
    >
      <div ref={row as Ref<HTMLDivElement>} {...(!isRoot && { onKeyDownCapture })}>
        <GroupHead {...props} locked={locked || readOnly}>
          {!isRoot && <RowTools actions={actions} locked={locked} />}
        </GroupHead>
      </div>
      <div className={classes.rail}>
        {group.rules.map((node, index) => renderChild(node, [...path, index], locked))}
        <GroupProblems group={group} />
        {!locked && !readOnly && <Adders group={group} />}
      </div>
    </fieldset>
  );
}

function GroupHead(props: GroupRowProps & { locked: boolean; children: ReactNode }) {
  const { group, path, parentIsAny, dragRef, dropRef, locked, children } = props;
  const t = useTranslations('builder');
  const format = useFormat();
  const { edit, total, inside } = useBuilder();
  const isRoot = path.length === 0;
  const before = isRoot
    ? inside
      ? ''
      : t('root.before')
    : t(parentIsAny ? 'group.orBefore' : 'group.before');
  return (
    <div ref={dropRef} className={classes.head} data-nested={!isRoot || inside || undefined}>
      {!isRoot && (
        <RowHandle
          name={t('row.groupName', { number: rowNumber(path) })}
          path={path}
          dragRef={dragRef}
        />
      )}
      <span>{before}</span>
      <CombinatorChip group={group} disabled={locked} />
      <span>{t(isRoot && !inside ? 'root.after' : 'group.after')}</span>
      <NotPill
        pressed={group.not === true}
        disabled={locked}
        onToggle={() => edit(setMember(group.id, 'not', !group.not))}
      />
      {children}
      <span className={classes.grow} />
      {isRoot
        ? total !== null && (
            <span className={classes.label}>
              {t('verdict.heading', { total: format.number(total) })}
            </span>
          )
        : !inside && <GroupVerdict id={group.id} />}
    </div>
  );
}

function CombinatorChip({ group, disabled }: { group: EditorGroup; disabled: boolean }) {
  const t = useTranslations('builder.combinator');
  const { edit } = useBuilder();
  const n = Math.max(1, Math.min(group.n ?? 2, Math.max(group.rules.length, 1)));
  const offered = ['and', 'or', 'atLeast'] as const;
  return (
    <>
      <ChipSelect
        label={t('label')}
        look="rail"
        chevron
        options={offered.map((one) => ({ value: one, label: t(one, { n }) }))}
        value={group.combinator}
        disabled={disabled}
        onChange={(next) =>
          edit((root) => {
            const changed = setMember(group.id, 'combinator', next)(root);
            return next === 'atLeast' ? setMember(group.id, 'n', n)(changed) : changed;
          })
        }
      />
      {group.combinator === 'atLeast' && (
        <NumberInput
          w={64}
          aria-label={t('n')}
          min={1}
          max={Math.max(group.rules.length, 1)}
          allowDecimal={false}
          value={n}
          disabled={disabled}
          onChange={(next) => typeof next === 'number' && edit(setMember(group.id, 'n', next))}
        />
      )}
    </>
  );
}

function GroupProblems({ group }: { group: EditorGroup }) {
  const { problemsOf } = useBuilder();
  const problems = problemsOf(group.id);
  if (problems.length === 0) return null;
  return (
    <div className={classes.notes}>
      {problems.map(({ code, message, hint, path }) => (
        <span key={`${code} ${path.join('/')}`} className={classes.problem} role="alert">
          {message} {hint}
        </span>
      ))}
    </div>
  );
}
