'use client';

import { TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { groupDigits, readNumber } from '@/components/rule-builder/model/read-number';

/** A number typed as people write it: 0.6 · 50万 · 1.5k; null while the field is blank. */
export function NumberField(props: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly disabled: boolean;
  readonly onChange: (value: string | null) => void;
}) {
  const { label, value, placeholder, disabled, onChange } = props;
  const t = useTranslations('builder.value');
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && typed.trim() !== '' && readNumber(typed) === null;
  return (
    <TextInput
      label={label}
      w={96}
      inputMode="decimal"
      autoComplete="off"
      placeholder={placeholder}
      disabled={disabled}
      value={typed ?? groupDigits(value)}
      error={isWrong ? t('notNumber') : undefined}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const meant = readNumber(text);
        if (text.trim() === '') onChange(null);
        else if (meant !== null) onChange(meant);
      }}
      onBlur={() => {
        if (!isWrong) setTyped(null);
      }}
    />
  );
}
