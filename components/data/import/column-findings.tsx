'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Format } from '@/components/ui/format/create-format';
import type { FieldType } from '@/server/domain/catalog/catalog';
import type { ProposedColumn } from '../data-types';
import classes from './import.module.css';
import type { MappedColumn } from './mapping';

type ColumnFindingsProps = {
  readonly column: ProposedColumn;
  readonly mapped: MappedColumn;
  readonly format: Format;
};

/** What a column holds: its range, its commonest values, and how many values its type does not fit. */
export function ColumnFindings({ column, mapped, format }: ColumnFindingsProps) {
  const t = useTranslations('data.import.seen');
  const types = useTranslations('data.type');
  const unfit = mapped.role === 'leaveOut' ? 0 : unfitValues(column, mapped.type);
  if (column.filled === 0) return <span className={classes.quiet}>{t('blank')}</span>;
  if (unfit > 0)
    return (
      <span className={classes.warning}>
        <IconAlertTriangle size={14} aria-hidden="true" />
        {t('unfit', { count: unfit, type: types(mapped.type) })}
      </span>
    );
  const isRange = ['number', 'money', 'date', 'instant'].includes(mapped.type);
  if (isRange && column.smallest !== null && mapped.role !== 'key' && mapped.role !== 'customer') {
    const isNumber = mapped.type === 'number' || mapped.type === 'money';
    const write = (text: string | null) =>
      isNumber ? format.number(text) : (text?.split(/[T ]/, 1)[0] ?? '');
    return <>{t('range', { from: write(column.smallest), to: write(column.largest) })}</>;
  }
  if (column.distinct === null)
    return <>{t('many', { count: format.number(column.distinctLimit) })}</>;
  if (column.distinct === column.rows && column.rows > 1) return <>{t('unique')}</>;
  if (column.distinct <= 5)
    return (
      <>
        {column.commonest
          .map(({ value, count }) =>
            t('share', { value, share: format.shareOf(count, column.filled, 1) }),
          )
          .join(', ')}
      </>
    );
  return <>{t('distinct', { count: column.distinct })}</>;
}

function unfitValues(column: ProposedColumn, type: FieldType): number {
  switch (type) {
    case 'number':
    case 'money':
      return column.filled - column.missing - column.numbers;
    case 'date':
      return column.filled - column.missing - column.dates;
    case 'instant':
      return column.filled - column.missing - column.dates - column.moments;
    default:
      return 0;
  }
}
