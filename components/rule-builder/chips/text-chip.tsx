'use client';

import { useTranslations } from 'next-intl';
import classes from './chip.module.css';
import { textWidth } from './number-chip';

export type TextChipProps = {
  readonly label: string;
  readonly value: string;
  readonly disabled?: boolean;
  readonly bad?: boolean;
  readonly onChange: (value: string) => void;
};

/** A text in place. */
export function TextChip({ label, value, disabled, bad, onChange }: TextChipProps) {
  const t = useTranslations('builder.value');
  return (
    <input
      className={classes.input}
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      aria-invalid={bad || undefined}
      data-first-input={value === '' || undefined}
      placeholder={t('text')}
      disabled={disabled}
      value={value}
      style={{ width: `calc(${Math.max(6, Math.min(24, textWidth(value)))}ch + 18px)` }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A day in place, with the browser's own calendar. */
export function DayChip({ label, value, disabled, bad, onChange }: TextChipProps) {
  return (
    <input
      type="date"
      className={classes.input}
      aria-label={label}
      aria-invalid={bad || undefined}
      data-first-input={value === '' || undefined}
      disabled={disabled}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
