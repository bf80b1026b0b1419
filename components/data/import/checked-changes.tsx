'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import { Tag } from '@/components/ui/tag';
import type { CheckedImport } from '../data-types';
import classes from './landing.module.css';

type ChangedRow = CheckedImport['changedRows'][number];
type RemovedRow = CheckedImport['removedRows'][number];

/** The first rows that would change, cell by cell, and those that would go out of use. */
export function CheckedChanges({ checked }: { checked: CheckedImport }) {
  return (
    <>
      {checked.removedRows.length > 0 && <RemovedRows checked={checked} />}
      {checked.changedRows.length > 0 && <ChangedRows rows={checked.changedRows} />}
    </>
  );
}

function ChangedRows({ rows }: { rows: readonly ChangedRow[] }) {
  const t = useTranslations('landing.changed');
  const format = useFormat();
  const columns: readonly Column<ChangedRow>[] = [
    { key: 'key', header: t('key'), phone: 'title', cell: ({ key }) => key },
    {
      key: 'line',
      header: t('line'),
      numeric: true,
      phone: 'figure',
      cell: ({ line }) => format.number(line),
    },
    {
      key: 'cells',
      header: t('cells'),
      phone: 'detail',
      cell: ({ cells, returns }) => (
        <span className={classes.cells}>
          {returns && <Tag>{t('returns')}</Tag>}
          {cells.map(({ column, before, after }) => (
            <span key={column}>
              <span className={classes.column}>{column}</span>{' '}
              <del className={classes.before}>{before ?? '–'}</del>
              <span aria-hidden="true"> → </span>
              <ins className={classes.after}>{after ?? '–'}</ins>
            </span>
          ))}
        </span>
      ),
    },
  ];
  return (
    <Section title={t('title')} subtitle={t('body', { count: rows.length })} divided>
      <DataTable
        label={t('title')}
        columns={columns}
        rows={rows}
        rowKey={({ line }) => String(line)}
      />
    </Section>
  );
}

function RemovedRows({ checked: { removedRows, removed } }: { checked: CheckedImport }) {
  const t = useTranslations('landing.removed');
  const format = useFormat();
  const columns: readonly Column<RemovedRow>[] = [
    { key: 'key', header: t('key'), phone: 'title', cell: ({ key }) => key },
    {
      key: 'values',
      header: t('values'),
      phone: 'detail',
      cell: ({ cells }) => (
        <span className={classes.values}>
          {cells
            .map(({ value }) => value)
            .filter((value) => value !== null)
            .join(' · ') || '–'}
        </span>
      ),
    },
  ];
  return (
    <Section
      title={t('title')}
      subtitle={t('body', {
        shown: format.number(removedRows.length),
        count: format.number(removed),
      })}
      divided
    >
      <DataTable
        label={t('title')}
        columns={columns}
        rows={removedRows}
        rowKey={({ key }) => key}
      />
    </Section>
  );
}
