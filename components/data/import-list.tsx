'use client';

import { ActionIcon } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useCan, useFormat } from '@/components/shell/workspace';
import { type Column, DataTable } from '@/components/ui/data-table';
import { StateTag } from '@/components/ui/state-tag';
import classes from './data.module.css';
import type { PastImport } from './data-types';

const tones = { running: 'busy', done: 'ok', failed: 'bad', cancelled: 'none' } as const;

/** The imports of a table, newest first; rows set aside can be fetched. */
export function ImportList({ imports }: { imports: readonly PastImport[] }) {
  const t = useTranslations('data');
  const format = useFormat();
  const mayImport = useCan('data.import');
  if (imports.length === 0) return <p className={classes.note}>{t('table.noImports')}</p>;
  const count = (key: 'new' | 'changed' | 'unchanged'): Column<PastImport> => ({
    key,
    header: t(`imports.${key}`),
    numeric: true,
    phone: 'hidden',
    cell: (run) => format.number(run[key]),
  });
  const columns: readonly Column<PastImport>[] = [
    {
      key: 'file',
      header: t('imports.file'),
      phone: 'title',
      cell: ({ fileName }) => (
        <div className={classes.samples} title={fileName}>
          {fileName}
        </div>
      ),
    },
    {
      key: 'state',
      header: t('imports.state'),
      phone: 'figure',
      cell: ({ state }) => <StateTag tone={tones[state]}>{t(`importState.${state}`)}</StateTag>,
    },
    {
      key: 'when',
      header: t('imports.when'),
      phone: 'detail',
      cell: ({ startedAt }) => format.instant(startedAt),
    },
    { key: 'who', header: t('imports.who'), phone: 'hidden', cell: ({ actor }) => actor },
    count('new'),
    count('changed'),
    count('unchanged'),
    {
      key: 'bad',
      header: t('imports.bad'),
      numeric: true,
      phone: 'detail',
      cell: ({ id, bad, fileName }) => (
        <span>
          {format.number(bad)}
          {bad > 0 && mayImport && (
            <ActionIcon
              component="a"
              href={`/api/import/${id}/bad-rows`}
              aria-label={t('imports.download', { file: fileName })}
              size={24}
              ml={4}
            >
              <IconDownload size={14} aria-hidden="true" />
            </ActionIcon>
          )}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      label={t('table.imports')}
      columns={columns}
      rows={imports}
      rowKey={({ id }) => id}
    />
  );
}
