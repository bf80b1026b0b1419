'use client';

import { SegmentedControl, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import classes from './result.module.css';

export type AsOfChoice =
  | { readonly kind: 'clock' }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'date'; readonly day: string };

export type AsOfPickerProps = {
  readonly choice: AsOfChoice;
  /** Whether there was a refresh to go back to. */
  readonly hasRefresh: boolean;
  /** The day that is offered first. */
  readonly today: string;
  readonly onChange: (choice: AsOfChoice) => void;
};

/** The instant the rule is judged at: the data clock, the last refresh, or the start of a day. */
export function AsOfPicker({ choice, hasRefresh, today, onChange }: AsOfPickerProps) {
  const t = useTranslations('builder.asOf');
  const id = useId();
  const kinds = hasRefresh ? (['clock', 'refresh', 'date'] as const) : (['clock', 'date'] as const);
  return (
    <div className={classes.asOf}>
      <span id={id}>{t('label')}</span>
      <SegmentedControl
        aria-labelledby={id}
        data={kinds.map((kind) => ({ value: kind, label: t(kind) }))}
        value={choice.kind}
        onChange={(kind) =>
          onChange(kind === 'date' ? { kind, day: today } : { kind: kind as 'clock' | 'refresh' })
        }
      />
      {choice.kind === 'date' && (
        <TextInput
          type="date"
          aria-label={t('day')}
          value={choice.day}
          onChange={(event) => onChange({ kind: 'date', day: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
