'use client';

import { NumberInput, Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Catalog } from '@/server/domain/catalog/catalog';
import type { PerMonthTrait } from '@/server/domain/trait/trait';
import classes from '../traits.module.css';
import { isTotal, TraitSelect } from './trait-select';

const modes = ['mean', 'each'] as const;

export type KindEditorProps<Definition> = {
  readonly catalog: Catalog;
  /** The trait that is edited: it cannot be made of itself. */
  readonly ownKey: string | null;
  readonly value: Definition;
  readonly disabled: boolean;
  readonly onChange: (value: Definition) => void;
};

/** A total per month: of which, over how many months, their mean or the lowest. */
export function PerMonthEditor(props: KindEditorProps<PerMonthTrait>) {
  const { catalog, ownKey, value, disabled, onChange } = props;
  const t = useTranslations('traits.editor');
  return (
    <div className={classes.fields}>
      <TraitSelect
        {...{ catalog, disabled }}
        label={t('total')}
        value={value.of}
        fits={(trait) => trait.key !== ownKey && isTotal(trait)}
        onChange={(of) => onChange({ ...value, of })}
      />
      <NumberInput
        label={t('months')}
        w={110}
        min={1}
        max={1200}
        allowDecimal={false}
        value={value.months}
        disabled={disabled}
        onChange={(months) => typeof months === 'number' && onChange({ ...value, months })}
      />
      <Select
        label={t('mode')}
        w={200}
        data={modes.map((mode) => ({ value: mode, label: t(`modes.${mode}`) }))}
        value={value.mode}
        allowDeselect={false}
        disabled={disabled}
        onChange={(mode) => mode && onChange({ ...value, mode: mode as PerMonthTrait['mode'] })}
      />
    </div>
  );
}
