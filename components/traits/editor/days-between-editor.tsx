'use client';

import { Select } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { RelativeChip } from '@/components/rule-builder/chips/span-chip';
import { namedOptions } from '@/components/rule-builder/model/field-options';
import type { FieldType } from '@/server/domain/catalog/catalog';
import type { Language } from '@/server/domain/rule/sentence/words';
import type { DaysBetweenTrait, TraitDay } from '@/server/domain/trait/trait';
import { findTraitValue } from '@/server/domain/trait/find-trait-value';
import classes from '../traits.module.css';
import type { KindEditorProps } from './per-month-editor';

const isTime = (type: FieldType | undefined) => type === 'date' || type === 'instant';

/** Whole days between two dates of a customer, or between one and today. */
export function DaysBetweenEditor(props: KindEditorProps<DaysBetweenTrait>) {
  const { value, onChange } = props;
  const t = useTranslations('traits.editor');
  return (
    <div className={classes.fields}>
      <Day
        {...props}
        label={t('from')}
        day={value.from}
        onDay={(from) => onChange({ ...value, from })}
      />
      <Day {...props} label={t('to')} day={value.to} onDay={(to) => onChange({ ...value, to })} />
    </div>
  );
}

type DayProps = KindEditorProps<DaysBetweenTrait> & {
  readonly label: string;
  readonly day: TraitDay;
  readonly onDay: (day: TraitDay) => void;
};

function Day({ catalog, ownKey, disabled, label, day, onDay }: DayProps) {
  const t = useTranslations('traits.editor');
  const language = useLocale() as Language;
  const fields = catalog.customers.fields.filter(({ type }) => isTime(type));
  const traits = catalog.traits.filter(
    ({ key }) => key !== ownKey && isTime(findTraitValue(catalog, key)?.type),
  );
  const prefixed = (kind: string, options: ReturnType<typeof namedOptions>) =>
    options.map(({ value, label: name }) => ({ value: `${kind}:${value}`, label: name }));
  const groups = [
    { group: t('asOf'), items: [{ value: 'relative', label: t('relative') }] },
    { group: t('fields'), items: prefixed('field', namedOptions(fields, language)) },
    { group: t('traits'), items: prefixed('trait', namedOptions(traits, language)) },
  ].filter(({ items }) => items.length > 0);
  return (
    <>
      <Select
        label={label}
        placeholder={t('chooseDate')}
        data={groups}
        value={nameOf(day)}
        searchable
        allowDeselect={false}
        disabled={disabled}
        w={240}
        onChange={(name) => name && onDay(dayOf(name))}
      />
      {'relative' in day && (
        <RelativeChip
          value={day.relative}
          disabled={disabled}
          onChange={(relative) => onDay({ relative })}
        />
      )}
    </>
  );
}

function nameOf(day: TraitDay): string | null {
  if ('relative' in day) return 'relative';
  if ('field' in day) return day.field === '' ? null : `field:${day.field}`;
  return day.trait === '' ? null : `trait:${day.trait}`;
}

function dayOf(name: string): TraitDay {
  const at = name.indexOf(':');
  if (at < 0) return { relative: { anchor: 'now' } };
  const key = name.slice(at + 1);
  return name.startsWith('field:') ? { field: key } : { trait: key };
}
