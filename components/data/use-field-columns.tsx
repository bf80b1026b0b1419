'use client';

import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useCan, useFormat } from '@/components/shell/workspace';
import type { Column } from '@/components/ui/data-table';
import { Tag } from '@/components/ui/tag';
import classes from './data.module.css';
import type { FieldDetail, TableDetail } from './data-types';
import { FilledBar } from './filled-bar';
import { useLabel } from './use-label';
import { writeValue } from './write-value';

/** The columns of a table's list of fields. */
export function useFieldColumns(
  { rows, toOnes }: Pick<TableDetail, 'rows' | 'toOnes'>,
  onEdit: (field: string) => void,
  onOpen: (field: string) => void,
): readonly Column<FieldDetail>[] {
  const t = useTranslations('data');
  const words = useTranslations('catalog.field');
  const label = useLabel();
  const tableName = (key: string) => {
    const found = toOnes.find((table) => table.key === key);
    return found ? label(found.label) : key;
  };
  const editable = useCan('catalog.edit');
  const seesPersonal = useCan('customer.personal');
  return [
    {
      key: 'field',
      header: t('table.field'),
      phone: 'title',
      cell: (field) => (
        <span className={classes.stack}>
          <button
            type="button"
            className={classes.fieldButton}
            title={words('open', { field: label(field.label) })}
            onClick={() => onOpen(field.key)}
          >
            {label(field.label)}
          </button>
          {label(field.label) !== field.key && (
            <span className={classes.note}>{t('tables.key', { key: field.key })}</span>
          )}
        </span>
      ),
    },
    {
      key: 'type',
      header: t('table.type'),
      phone: 'detail',
      cell: (field) => (
        <span className={classes.tags}>
          <Tag>{t(`type.${field.type}`)}</Tag>
          {field.role && <Tag>{t(`role.${field.role}`)}</Tag>}
          {field.type === 'choice' && (
            <Tag>
              {t('table.choices', { count: field.choices.filter((each) => !each.retired).length })}
            </Tag>
          )}
          {field.refersTo && (
            <Tag>{words('refersToTag', { table: tableName(field.refersTo) })}</Tag>
          )}
        </span>
      ),
    },
    {
      key: 'group',
      header: t('table.group'),
      phone: 'hidden',
      cell: ({ group }) => t(`group.${group}`),
    },
    {
      key: 'filled',
      header: t('table.filled'),
      phone: 'figure',
      cell: ({ filled }) => <FilledBar filled={filled} rows={rows} />,
    },
    {
      key: 'samples',
      header: t('table.samples'),
      phone: 'hidden',
      cell: ({ samples, personal, type }) =>
        personal && !seesPersonal ? (
          <span className={classes.note}>{t('table.hiddenSamples')}</span>
        ) : (
          <Samples samples={samples} type={type} />
        ),
    },
    {
      key: 'class',
      header: t('table.class'),
      phone: 'detail',
      cell: ({ personal, sensitive }) => (
        <span className={classes.tags}>
          {personal && <Tag title={t('guard.personalNote')}>{t('guard.personal')}</Tag>}
          {sensitive && <Tag title={t('guard.sensitiveNote')}>{t('guard.sensitive')}</Tag>}
        </span>
      ),
    },
    ...(editable
      ? [
          {
            key: 'edit',
            header: '',
            phone: 'detail' as const,
            width: 36,
            cell: (field: FieldDetail) => (
              <ActionIcon
                aria-label={t('table.edit', { field: label(field.label) })}
                onClick={() => onEdit(field.key)}
              >
                <IconPencil size={15} aria-hidden="true" />
              </ActionIcon>
            ),
          },
        ]
      : []),
  ];
}

function Samples({ samples, type }: Pick<FieldDetail, 'samples' | 'type'>) {
  const format = useFormat();
  const yesNo = useTranslations('data.yesNo');
  const gap = type === 'number' || type === 'money' ? ' · ' : ', ';
  const text = samples.map((each) => writeValue(each, type, format, (key) => yesNo(key))).join(gap);
  return (
    <div className={classes.samples} title={text}>
      {text || '–'}
    </div>
  );
}
