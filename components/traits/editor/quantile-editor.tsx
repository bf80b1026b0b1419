'use client';

import { useTranslations } from 'next-intl';
import type { QuantileTrait } from '@/server/domain/trait/trait';
import classes from '../traits.module.css';
import type { KindEditorProps } from './per-month-editor';
import { ScaleFields } from './scale-fields';
import { isNumberTrait, TraitSelect } from './trait-select';

/** In which group of all customers a customer's value lies. */
export function QuantileEditor(props: KindEditorProps<QuantileTrait>) {
  const { catalog, ownKey, value, disabled, onChange } = props;
  const t = useTranslations('traits.editor');
  return (
    <div className={classes.fields}>
      <TraitSelect
        {...{ catalog, disabled }}
        label={t('of')}
        value={value.of}
        fits={(trait, type) => trait.key !== ownKey && isNumberTrait(trait, type)}
        onChange={(of) => onChange({ ...value, of })}
      />
      <ScaleFields {...{ value, disabled, onChange }} />
    </div>
  );
}
