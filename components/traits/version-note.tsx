'use client';

import { TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { TraitDetail } from './trait-types';
import classes from './traits.module.css';

/** Why the definition changes, and whom that concerns. */
export function VersionNote(props: {
  readonly note: string;
  readonly users: TraitDetail['usedBy'];
  readonly onNote: (note: string) => void;
}) {
  const t = useTranslations('traits');
  const segments = props.users.filter(({ kind, inForce }) => kind === 'segment' && inForce).length;
  return (
    <div className={classes.note}>
      <TextInput
        label={t('note')}
        maxLength={500}
        value={props.note}
        onChange={(event) => props.onNote(event.currentTarget.value)}
      />
      {segments > 0 && <p className={classes.quiet}>{t('concerns', { n: segments })}</p>}
    </div>
  );
}
