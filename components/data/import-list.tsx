'use client';

import { ActionIcon } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCan, useFormat } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { type Column, DataTable } from '@/components/ui/data-table';
import { ErrorState } from '@/components/ui/error-state';
import { TableSkeleton } from '@/components/ui/skeletons';
import { StateTag } from '@/components/ui/state-tag';
import classes from './data.module.css';
import type { ListedImport } from './data-types';
import { UndoImport } from './undo-import';

const tones = { running: 'busy', done: 'ok', failed: 'bad', cancelled: 'none' } as const;

/** The imports of a table, newest first: what each did, its rows set aside, and the way back. */
export function ImportList({ table }: { table: string }) {
  const t = useTranslations('data');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const columns = useImportColumns(table === 'customers');
  const { data, error, refetch } = useQuery(trpc.import.list.queryOptions({ table }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <TableSkeleton rows={3} columns={6} label={ui('loading')} />;
  if (data.length === 0) return <p className={classes.note}>{t('table.noImports')}</p>;
  return (
    <DataTable label={t('table.imports')} columns={columns} rows={data} rowKey={({ id }) => id} />
  );
}

function useImportColumns(isOfCustomers: boolean): readonly Column<ListedImport>[] {
  const t = useTranslations('data');
  const words = useTranslations('landing');
  const format = useFormat();
  const mayImport = useCan('data.import');
  const count = (key: 'new' | 'changed' | 'removed', header: string): Column<ListedImport> => ({
    key,
    header,
    numeric: true,
    phone: 'hidden',
    cell: (run) => (run.isUndo && run.state === 'done' ? '–' : format.number(run[key])),
  });
  return [
    {
      key: 'file',
      header: t('imports.file'),
      phone: 'title',
      cell: ({ fileName, isUndo }) => (
        <div className={classes.samples} title={fileName}>
          {isUndo ? words('list.of', { file: fileName }) : fileName}
        </div>
      ),
    },
    {
      key: 'what',
      header: words('list.what'),
      phone: 'detail',
      cell: ({ mode, isUndo }) => (isUndo ? words('undo.isUndo') : words(`mode.${mode}`)),
    },
    {
      key: 'state',
      header: t('imports.state'),
      phone: 'figure',
      cell: ({ state, problem, undo }) => (
        <StateTag
          tone={undo === 'undone' ? 'none' : tones[state]}
          {...(problem && { title: `${problem.message} ${problem.hint}` })}
        >
          {undo === 'undone' ? words('undo.undone') : t(`importState.${state}`)}
        </StateTag>
      ),
    },
    {
      key: 'when',
      header: t('imports.when'),
      phone: 'detail',
      cell: ({ startedAt }) => format.instant(startedAt),
    },
    { key: 'who', header: t('imports.who'), phone: 'hidden', cell: ({ actor }) => actor },
    count('new', t('imports.new')),
    count('changed', t('imports.changed')),
    count('removed', words('list.removed')),
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
    {
      key: 'undo',
      header: mayImport ? words('list.undo') : '',
      phone: 'detail',
      cell: (run) =>
        !mayImport ? null : run.undo === 'possible' ? (
          <UndoImport run={{ ...run, isOfCustomers }} size="compact-sm">
            {words('undo.action')}
          </UndoImport>
        ) : run.undo === 'unkept' ? (
          <span className={classes.note}>{words('undo.unkept')}</span>
        ) : null,
    },
  ];
}
