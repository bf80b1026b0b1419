'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import type { Column } from '@/components/ui/data-table';
import { StateTag } from '@/components/ui/state-tag';
import type { TableSummary } from './data-types';
import classes from './data.module.css';
import { useFreshness } from './use-freshness';
import { useLabel } from './use-label';

const dayMilliseconds = 86_400_000;

/** The columns of the list of tables; freshness is told against a table's cadence, else against the newest table. */
export function useTableColumns(tables: readonly TableSummary[]): readonly Column<TableSummary>[] {
  const t = useTranslations('data');
  const words = useTranslations('catalog.freshness');
  const fresh = useFreshness();
  const format = useFormat();
  const label = useLabel();
  const newest = tables
    .map((table) => table.completeThrough ?? '')
    .reduce((a, b) => (a > b ? a : b), '');
  const showNewest = ({ newest: at }: TableSummary) =>
    at !== null && at.length === 10 ? format.date(at) : format.instant(at);
  return [
    {
      key: 'name',
      header: t('tables.name'),
      phone: 'title',
      cell: (table) => (
        <span className={classes.stack}>
          <Link className={classes.name} href={`/data/${encodeURIComponent(table.key)}`}>
            {label(table.label)}
          </Link>
          <span className={classes.note}>
            {t(`kind.${table.kind}`)} · {t('tables.key', { key: table.key })}
          </span>
        </span>
      ),
    },
    {
      key: 'rows',
      header: t('tables.rows'),
      numeric: true,
      phone: 'figure',
      cell: ({ rows }) => format.number(rows),
    },
    {
      key: 'fields',
      header: t('tables.fields'),
      numeric: true,
      phone: 'hidden',
      cell: ({ fields }) => format.number(fields),
    },
    {
      key: 'newest',
      header: t('tables.newest'),
      phone: 'hidden',
      cell: (table) =>
        table.newest === null ? <span title={t('tables.noTime')}>–</span> : showNewest(table),
    },
    {
      key: 'completeThrough',
      header: t('tables.completeThrough'),
      phone: 'detail',
      cell: ({ completeThrough, isStated }) => (
        <span className={classes.stack}>
          <span title={format.instant(completeThrough)}>
            {completeThrough === null ? '–' : fresh.lastDay(completeThrough)}
          </span>
          {isStated && <span className={classes.note}>{t('tables.stated')}</span>}
        </span>
      ),
    },
    {
      key: 'freshness',
      header: '',
      phone: 'detail',
      cell: (table) => {
        const { completeThrough, cadenceDays } = table;
        const late = fresh.lateness(table);
        if (late !== null && cadenceDays !== null)
          return (
            <StateTag tone={fresh.tone(table)} title={words('every', { days: cadenceDays })}>
              {late}
            </StateTag>
          );
        if (completeThrough === null) return null;
        const days = Math.floor(
          (Date.parse(newest) - Date.parse(completeThrough)) / dayMilliseconds,
        );
        return (
          <StateTag
            tone={days < 1 ? 'ok' : 'warn'}
            title={t('freshness.reference', { moment: format.instant(newest) })}
          >
            {days < 1 ? t('freshness.fresh') : t('freshness.days', { days })}
          </StateTag>
        );
      },
    },
    {
      key: 'lastImport',
      header: t('tables.lastImport'),
      phone: 'hidden',
      cell: ({ lastImportAt }) => format.instant(lastImportAt),
    },
  ];
}
