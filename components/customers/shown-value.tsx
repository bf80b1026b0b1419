'use client';

import { IconLock } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useLabel } from '@/components/data/use-label';
import { writeValue } from '@/components/data/write-value';
import { useFormat } from '@/components/shell/workspace';
import type { FieldType, Label } from '@/server/domain/catalog/catalog';
import classes from './customers.module.css';

export type ShownValueProps = {
  readonly value:
    | { readonly kind: 'value'; readonly text: string | null }
    | { readonly kind: 'hidden' };
  readonly type: FieldType;
  readonly choiceLabel?: Label | null;
};

/** A value of a customer; personal data the reader may not see says so. */
export function ShownValue({ value, type, choiceLabel }: ShownValueProps) {
  const t = useTranslations('customers');
  const yesNo = useTranslations('data.yesNo');
  const format = useFormat();
  const label = useLabel();
  if (value.kind === 'hidden')
    return (
      <span className={classes.hidden} title={t('hiddenNote')}>
        <IconLock size={12} aria-hidden="true" />
        {t('hidden')}
      </span>
    );
  const text = choiceLabel
    ? label(choiceLabel)
    : writeValue(value.text, type, format, (key) => yesNo(key));
  return (
    <span className={classes.value} title={text.length > 40 ? text : undefined}>
      {text}
    </span>
  );
}
