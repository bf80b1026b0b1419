'use client';

import { useTranslations } from 'next-intl';
import { useFormat, useWorkspace } from '@/components/shell/workspace';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import { writeValue } from '../write-value';
import type { CheckedImport } from '../data-types';
import type { MappingProps } from './mapping-options';

type StoredSampleProps = Pick<MappingProps, 'file' | 'mapping'> & {
  readonly checked: CheckedImport;
};
type Row = CheckedImport['sample'][number];

/** The first rows as they will stand in the table. */
export function StoredSample({ checked, file, mapping }: StoredSampleProps) {
  const t = useTranslations('data.import');
  const yesNo = useTranslations('data.yesNo');
  const format = useFormat();
  const { calendar } = useWorkspace();
  const kept = file.header
    .map((header, index) => ({ header, mapped: mapping.columns[index] }))
    .filter(({ mapped }) => mapped && mapped.role !== 'leaveOut');
  const columns: readonly Column<Row>[] = kept.map(({ header, mapped }, index) => {
    const type = mapped?.role === 'customer' ? 'text' : (mapped?.type ?? 'text');
    const numeric = type === 'number' || type === 'money';
    return {
      key: header,
      header,
      numeric,
      phone: index === 0 ? 'title' : numeric ? 'figure' : 'detail',
      cell: (row) => writeValue(row[header] ?? null, type, format, (key) => yesNo(key)),
    };
  });
  return (
    <Section title={t('sample')} subtitle={t('sampleNote', { zone: calendar.timeZone })} divided>
      <DataTable
        label={t('sample')}
        columns={columns}
        rows={checked.sample}
        rowKey={(row) => JSON.stringify(row)}
      />
    </Section>
  );
}
