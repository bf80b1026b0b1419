'use client';

import { Tooltip } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { groupDigits, readNumber } from '../model/read-number';
import classes from './chip.module.css';

export type NumberChipProps = {
  readonly label: string;
  /** A plain decimal, or null while there is none. */
  readonly value: string | null;
  readonly sign?: string;
  readonly disabled?: boolean;
  readonly bad?: boolean;
  readonly onChange: (value: string | null) => void;
};

/** A number typed as people write it: 1,000 · 50万 · 1.5k; shown with its digits grouped. */
export function NumberChip({ label, value, sign = '', disabled, bad, onChange }: NumberChipProps) {
  const t = useTranslations('builder.value');
  const [typed, setTyped] = useState<string | null>(null);
  const shown =
    typed ?? (value === null ? '' : `${sign}${groupDigits(value)}`.replace(/^(.*)−/, '−$1'));
  const isWrong = typed !== null && typed.trim() !== '' && readNumber(typed) === null;
  return (
    <Tooltip label={t('notNumber')} opened={isWrong}>
      <input
        className={classes.input}
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={isWrong || bad || undefined}
        data-first-input={value === null || undefined}
        placeholder={t('number')}
        disabled={disabled}
        value={shown}
        style={{ width: `calc(${Math.max(3, textWidth(shown || t('number')))}ch + 18px)` }}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          if (text.trim() === '') onChange(null);
          const meant = readNumber(text);
          if (meant !== null) onChange(meant);
        }}
        onBlur={() => {
          if (!isWrong) setTyped(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isWrong) setTyped(null);
        }}
      />
    </Tooltip>
  );
}

/** The width of a text in digits: a Chinese character is nearly two of them. */
export function textWidth(text: string): number {
  return [...text].reduce((width, point) => width + (point > '\u2E7F' ? 1.9 : 1), 0);
}
