'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useLabel } from '@/components/data/use-label';
import { useFormat } from '@/components/shell/workspace';
import type { FieldType } from '@/server/domain/catalog/catalog';
import type { Language } from '@/server/domain/rule/sentence/words';
import { unitWord } from '@/server/domain/trait/trait-unit';
import type { ListedTrait } from './trait-types';

/** How this reader is told about traits and their values. */
export function useTraitWords() {
  const t = useTranslations('traits');
  const format = useFormat();
  const language = useLocale() as Language;
  const label = useLabel();
  const unit = (of: string) => unitWord(of, language);
  /** A value without its unit, short where it stands at an axis. */
  const figure = (value: string | number, of: string, short = false) => {
    const exact = Number(value);
    const rounded = Math.abs(exact) < 1 ? exact.toPrecision(3) : exact.toFixed(2);
    if (of === 'money') return short ? format.moneyCompact(value) : format.money(value);
    return short ? format.compact(value) : format.number(Number(rounded));
  };
  /** A value with its unit. */
  const value = (text: string, type: FieldType, of: string) => {
    if (type === 'date') return format.date(text);
    if (type === 'instant') return format.instant(text);
    const number = figure(text, of);
    return of === 'money' || of === '' ? number : t('withUnit', { value: number, unit: unit(of) });
  };
  const month = (name: string) => (name.length === 4 ? name : format.month(`${name}-01`));
  return {
    ...{ unit, figure, value, month },
    name: label,
    told: (told: ListedTrait['told']) => told[language].text,
    tokens: (told: ListedTrait['told']) => told[language].tokens,
  };
}
