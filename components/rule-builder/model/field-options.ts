import type { Field, Table } from '@/server/domain/catalog/catalog';
import { fieldGroups } from '@/server/domain/catalog/catalog';
import { type Language, labelOf } from '@/server/domain/rule/sentence/words';

type Translate = (key: never) => string;

/** The fields of a table for a picker, grouped where the table uses more than one group. */
export function fieldOptions(
  table: Table,
  language: Language,
  translate: Translate,
  offered: (field: Field) => boolean = () => true,
) {
  const t = translate as (key: string) => string;
  const fields = table.fields.filter(offered);
  const isGrouped = new Set(fields.map((field) => field.group)).size > 1;
  return [...fields]
    .sort((a, b) => fieldGroups.indexOf(a.group) - fieldGroups.indexOf(b.group))
    .map((field) => ({
      value: field.key,
      label: labelOf(field.label, language) || field.key,
      hint: t(`field.${field.type}`),
      ...(isGrouped && { group: t(`fieldGroup.${field.group}`) }),
    }));
}

/** The sign money is written with: `£`. */
export function currencySign(currency: string | undefined): string {
  if (!currency) return '';
  const parts = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? '';
}
