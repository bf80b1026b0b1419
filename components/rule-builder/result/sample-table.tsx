'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { type Catalog, type Field, findField } from '@/server/domain/catalog/catalog';
import { type Language, labelOf } from '@/server/domain/rule/sentence/words';
import type { Previewed } from '../use-preview';
import classes from './result.module.css';

type Props = {
  readonly previewed: Previewed | null;
  readonly catalog: Catalog;
  readonly limit?: number;
  readonly onAll?: () => void;
};

/** Members of the last count with a few of their fields; each opens the customer's page. */
export function SampleTable({ previewed, catalog, limit, onAll }: Props) {
  const t = useTranslations('builder');
  const format = useFormat();
  const language = useLocale() as Language;
  const write = useFieldText(language);
  if (!previewed || previewed.sample.rows.length === 0)
    return <p className={classes.quiet}>{t('sample.empty')}</p>;
  const fields = previewed.sample.fields.flatMap((key) => findField(catalog.customers, key) ?? []);
  const rows = previewed.sample.rows.slice(0, limit);
  const counts = { shown: format.number(rows.length), count: format.number(previewed.count) };
  return (
    <>
      {!limit && <p className={classes.small}>{t('sample.title', counts)}</p>}
      <section className={classes.scroll} aria-label={t('sample.caption')}>
        <table className={classes.sample}>
          <thead>
            <tr>
              {fields.map((field) => (
                <th key={field.key} scope="col" data-number={isNumber(field) || undefined}>
                  {labelOf(field.label, language) || field.key}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, values }) => (
              <tr key={id}>
                {fields.map((field, index) => (
                  <td key={field.key} data-number={isNumber(field) || undefined}>
                    {index === 0 ? (
                      <Link href={`/customers/${id}`}>{write(field, values[index] ?? null)}</Link>
                    ) : (
                      write(field, values[index] ?? null)
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {onAll && previewed.sample.rows.length > rows.length && (
        <button type="button" className={classes.all} onClick={onAll}>
          {t('result.viewAll', { n: format.number(previewed.sample.rows.length) })}
        </button>
      )}
    </>
  );
}

function isNumber(field: Field): boolean {
  return field.type === 'number' || field.type === 'money';
}

function useFieldText(language: Language) {
  const format = useFormat();
  return (field: Field, value: string | readonly string[] | null): string => {
    if (value === null) return format.number(null);
    if (Array.isArray(value)) return value.join(', ');
    const text = value as string;
    switch (field.type) {
      case 'number':
        return format.number(text);
      case 'money':
        return format.money(text);
      case 'date':
        return format.date(text);
      case 'instant':
        return format.instant(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'));
      case 'choice': {
        const choice = field.choices.find((one) => one.id === text);
        return choice ? labelOf(choice.label, language) || text : text;
      }
      default:
        return text;
    }
  };
}
