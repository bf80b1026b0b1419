'use client';

import { Select } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Tag } from '@/components/ui/tag';
import { type FieldType, fieldTypes } from '@/server/domain/catalog/catalog';
import type { ProposedColumn } from '../data-types';
import { FilledBar } from '../filled-bar';
import { ColumnFindings } from './column-findings';
import classes from './import.module.css';
import { type ColumnRole, formOf, rolesFor, typeOfKnown, withForm, withRole } from './mapping';
import type { MappingProps } from './mapping-options';
import { ColumnFormNotes } from './reading/column-form-notes';

type Row = { readonly column: ProposedColumn; readonly index: number };

const timeTypes: readonly FieldType[] = ['date', 'instant'];

/** Every column of the file: first values, use, type and what was seen. */
export function MappingTable({ file, mapping, onChange }: MappingProps) {
  const t = useTranslations('data.import');
  const types = useTranslations('data.type');
  const format = useFormat();
  const mapped = ({ index }: Row) =>
    mapping.columns[index] ?? { role: 'field' as const, type: 'text' as const };
  const setType = (at: number, type: FieldType) =>
    onChange({
      ...mapping,
      columns: mapping.columns.map((each, index) => (index === at ? { ...each, type } : each)),
    });
  const columns: readonly Column<Row>[] = [
    {
      key: 'column',
      header: t('column'),
      phone: 'title',
      cell: ({ column }) => (
        <span className={classes.header} title={column.header}>
          {column.header}
        </span>
      ),
    },
    {
      key: 'first',
      header: t('firstValues'),
      phone: 'detail',
      cell: ({ column }) => (
        <span className={classes.firstValues} title={column.firstValues.join(', ')}>
          {column.firstValues.slice(0, 2).join(', ') || '–'}
        </span>
      ),
    },
    {
      key: 'arrow',
      header: '',
      phone: 'hidden',
      width: 28,
      cell: (row) => (
        <IconArrowRight
          size={15}
          className={classes.arrow}
          data-off={mapped(row).role === 'leaveOut' || undefined}
          aria-hidden="true"
        />
      ),
    },
    {
      key: 'use',
      header: t('use'),
      phone: 'detail',
      width: 148,
      cell: (row) => (
        <Select
          className={classes.choice}
          aria-label={t('useOf', { column: row.column.header })}
          data={rolesFor(file, mapping).map((role) => ({ value: role, label: t(`roles.${role}`) }))}
          value={mapped(row).role}
          allowDeselect={false}
          onChange={(role) =>
            role && onChange(withRole(mapping, file, row.index, role as ColumnRole))
          }
        />
      ),
    },
    {
      key: 'type',
      header: t('readAs'),
      phone: 'detail',
      width: 148,
      cell: (row) => {
        const { role, type } = mapped(row);
        if (role === 'leaveOut') return null;
        if (role === 'customer') return <Tag>{t('roles.customer')}</Tag>;
        if (typeOfKnown(file, mapping.into, row.column.header))
          return <Tag title={t('seen.known')}>{types(type)}</Tag>;
        const isTime = role === 'time' || role === 'createdAt';
        return (
          <Select
            className={classes.choice}
            aria-label={t('typeOf', { column: row.column.header })}
            data={(isTime ? timeTypes : fieldTypes).map((each) => ({
              value: each,
              label: types(each),
            }))}
            value={type}
            allowDeselect={false}
            onChange={(next) => next && setType(row.index, next as FieldType)}
          />
        );
      },
    },
    {
      key: 'filled',
      header: t('filled'),
      phone: 'hidden',
      cell: ({ column }) => <FilledBar filled={column.filled} rows={column.rows} />,
    },
    {
      key: 'see',
      header: t('see'),
      phone: 'detail',
      cell: (row) => (
        <>
          <ColumnFindings column={row.column} mapped={mapped(row)} format={format} />
          {mapped(row).role !== 'leaveOut' && (
            <ColumnFormNotes
              column={row.column}
              type={mapped(row).type}
              form={formOf(file, mapping, row.column.header)}
              onChange={(form) => onChange(withForm(mapping, row.column.header, form))}
            />
          )}
        </>
      ),
    },
  ];
  return (
    <DataTable
      label={t('columns')}
      columns={columns}
      rows={file.columns.map((column, index) => ({ column, index }))}
      rowKey={({ index }) => String(index)}
    />
  );
}
