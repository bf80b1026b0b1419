import type { Catalog, Field, Label, Table } from '@/server/domain/catalog/catalog';
import { fieldGroups } from '@/server/domain/catalog/catalog';
import { listToOneFields } from '@/server/domain/catalog/find-to-one';
import { type Language, labelOf } from '@/server/domain/rule/sentence/words';
import type { ChipOption } from '../chips/chip-select';

type Translate = (key: never) => string;

/** The fields of a table for a picker, grouped where the table uses more than one group. */
export function fieldOptions(
  table: Table,
  language: Language,
  translate: Translate,
  offered: (field: Field) => boolean = () => true,
): ChipOption[] {
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

/** The fields a condition can ask about: the table's own, then those of the to-one tables it leads to. */
export function askedOptions(
  catalog: Catalog,
  table: Table,
  language: Language,
  translate: Translate,
): ChipOption[] {
  const t = translate as (key: string) => string;
  const led = listToOneFields(catalog, table).map(({ name, table: target, field }) => {
    const group = labelOf(target.label, language) || target.key;
    return {
      ...{ value: name, group, hint: t(`field.${field.type}`) },
      label: `${group} · ${labelOf(field.label, language) || field.key}`,
    };
  });
  const own = fieldOptions(table, language, translate);
  if (led.length === 0) return own;
  const named = labelOf(table.label, language) || table.key;
  return [...own.map((option) => ({ ...option, group: option.group ?? named })), ...led];
}

/** Traits or segments for a picker, by name. */
export function namedOptions(
  entries: readonly { readonly key: string; readonly label: Label }[],
  language: Language,
): ChipOption[] {
  return entries
    .map(({ key, label }) => ({ value: key, label: labelOf(label, language) || key }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
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
