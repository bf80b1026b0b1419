'use client';

import { Select } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { namedOptions } from '@/components/rule-builder/model/field-options';
import type { Catalog, FieldType } from '@/server/domain/catalog/catalog';
import type { Language } from '@/server/domain/rule/sentence/words';
import type { Trait } from '@/server/domain/trait/trait';
import { findTraitValue } from '@/server/domain/trait/find-trait-value';

export type TraitSelectProps = {
  readonly catalog: Catalog;
  readonly label: string;
  readonly value: string;
  readonly disabled?: boolean;
  /** Which traits can stand here. */
  readonly fits: (trait: Trait, type: FieldType) => boolean;
  readonly onChange: (key: string) => void;
};

/** Chooses another trait to build on. */
export function TraitSelect(props: TraitSelectProps) {
  const { catalog, label, value, disabled, fits, onChange } = props;
  const t = useTranslations('traits.editor');
  const language = useLocale() as Language;
  const fitting = catalog.traits.filter((trait) => {
    const type = findTraitValue(catalog, trait.key)?.type;
    return trait.key === value || (type !== undefined && fits(trait, type));
  });
  return (
    <Select
      label={label}
      placeholder={t(fitting.length === 0 ? 'noTrait' : 'chooseTrait')}
      data={namedOptions(fitting, language).map(({ value: key, label: name }) => ({
        ...{ value: key, label: name },
      }))}
      value={value || null}
      searchable
      allowDeselect={false}
      disabled={disabled}
      w={240}
      nothingFoundMessage={t('noTrait')}
      onChange={(key) => key && onChange(key)}
    />
  );
}

/** Traits whose values are numbers, as scores and groups need. */
export function isNumberTrait(_: Trait, type: FieldType): boolean {
  return type === 'number' || type === 'money';
}

const totals = new Set(['count', 'countDistinct', 'sum']);

/** Totals of activity rows: the only traits that can be taken month by month. */
export function isTotal({ definition }: Trait): boolean {
  return definition.kind === 'activity' && totals.has(definition.measure.fn);
}
