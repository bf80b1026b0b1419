'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import type { MemberColumn } from '../segment-types';

const missing = '–';

/** A stored value as its column's type is written for the reader. */
export function useValueWords() {
  const t = useTranslations('segments.values');
  const format = useFormat();
  const chinese = useLocale() === 'zh-CN';
  const labelOf = ({ en, zh }: { en: string; zh: string }) => (chinese ? zh || en : en || zh);

  const value = ({ type, choices }: MemberColumn, text: string | null): string => {
    if (text === null) return missing;
    switch (type) {
      case 'number':
        return format.number(text);
      case 'money':
        return format.money(text);
      case 'date':
        return format.date(text);
      case 'instant':
        return format.instant(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'));
      case 'boolean':
        return t(text === 't' || text === 'true' ? 'yes' : 'no');
      case 'choice': {
        const choice = choices.find(({ id }) => id === text);
        return choice ? labelOf(choice.label) : text;
      }
      case 'textList':
        return text.slice(1, -1).split(',').join(', ');
      case 'text':
        return text;
    }
  };
  const isNumeric = ({ type }: MemberColumn): boolean => type === 'number' || type === 'money';
  return { value, isNumeric, label: ({ label }: MemberColumn) => labelOf(label) };
}
