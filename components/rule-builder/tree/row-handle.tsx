'use client';

import { IconGripVertical } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Ref } from 'react';
import { rowNumber, useBuilder } from '../builder-context';
import classes from './row.module.css';

export type RowHandleProps = {
  readonly name: string;
  readonly path: readonly number[];
  readonly dragRef?: Ref<HTMLElement>;
};

/** The number of a row, a grip under the pointer; the keys of the row work from here. */
export function RowHandle({ name, path, dragRef }: RowHandleProps) {
  const t = useTranslations('builder.row');
  const { inside } = useBuilder();
  const isNumbered = path.length === 1 && !inside;
  return (
    <button
      type="button"
      ref={dragRef as Ref<HTMLButtonElement>}
      className={classes.handle}
      data-handle
      data-numbered={isNumbered || undefined}
      aria-label={t('handle', { name })}
    >
      {isNumbered && <span className={classes.number}>{rowNumber(path)}</span>}
      <span className={classes.grip}>
        <IconGripVertical size={14} aria-hidden="true" />
      </span>
    </button>
  );
}

/** The pill that negates a row or group. */
export function NotPill(props: { pressed: boolean; disabled: boolean; onToggle: () => void }) {
  const t = useTranslations('builder');
  return (
    <button
      type="button"
      className={classes.not}
      data-not
      data-always
      aria-pressed={props.pressed}
      aria-label={t('notLabel')}
      disabled={props.disabled}
      onClick={props.onToggle}
    >
      {t('not')}
    </button>
  );
}
