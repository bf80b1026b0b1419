'use client';

import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { type Column, DataTable } from '@/components/ui/data-table';
import { ErrorState } from '@/components/ui/error-state';
import { ExportMenu } from '@/components/ui/export-menu';
import { Section } from '@/components/ui/section';
import { TableSkeleton } from '@/components/ui/skeletons';
import type { ListedMerge } from './duplicate-types';
import classes from './duplicates.module.css';
import { useMerging } from './use-merging';

/** The merges made, newest first, each to be taken back. */
export function MergeList() {
  const t = useTranslations('duplicates.merges');
  const ui = useTranslations('ui');
  const list = useInfiniteQuery(
    useTRPC().duplicates.merges.infiniteQueryOptions({}, { getNextPageParam: ({ next }) => next }),
  );
  const columns = useMergeColumns();
  const merges = list.data?.pages.flatMap((page) => page.merges) ?? [];
  return (
    <Section
      title={t('title')}
      subtitle={t('body')}
      actions={merges.length > 0 && <ExportMenu list="merges" permission="customer.merge" />}
      divided
    >
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <TableSkeleton rows={3} columns={5} label={ui('loading')} />
      ) : merges.length === 0 ? (
        <p className={classes.quiet}>{t('none')}</p>
      ) : (
        <DataTable
          label={t('title')}
          columns={columns}
          rows={merges}
          rowKey={({ id }) => id}
          footer={
            list.hasNextPage && (
              <Button
                variant="default"
                size="compact-sm"
                loading={list.isFetchingNextPage}
                onClick={() => void list.fetchNextPage()}
              >
                {t('more')}
              </Button>
            )
          }
        />
      )}
    </Section>
  );
}

function useMergeColumns(): readonly Column<ListedMerge>[] {
  const t = useTranslations('duplicates.merges');
  const format = useFormat();
  return [
    { key: 'merged', header: t('merged'), phone: 'title', cell: ({ merged }) => merged ?? '–' },
    { key: 'kept', header: t('into'), phone: 'detail', cell: ({ kept }) => kept ?? '–' },
    {
      key: 'rows',
      header: t('rows'),
      numeric: true,
      phone: 'hidden',
      cell: ({ rows }) => format.number(rows),
    },
    { key: 'at', header: t('at'), phone: 'detail', cell: ({ at }) => format.instant(at) },
    { key: 'by', header: t('by'), phone: 'hidden', cell: ({ actor }) => actor },
    { key: 'undo', header: t('undo'), phone: 'figure', cell: (merge) => <Undo merge={merge} /> },
  ];
}

function Undo({ merge }: { readonly merge: ListedMerge }) {
  const t = useTranslations('duplicates.merges');
  const format = useFormat();
  const { undo, isPending } = useMerging();
  const { id, undoneAt, mergedOn } = merge;
  const [kept, merged] = [merge.kept ?? '–', merge.merged ?? '–'];
  if (undoneAt)
    return (
      <span className={classes.quiet}>
        {t('wasUndone', { moment: format.instantShort(undoneAt) })}
      </span>
    );
  if (mergedOn) return <span className={classes.quiet}>{t('mergedOn', { kept })}</span>;
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={isPending}
      aria-label={t('undoOf', { kept, merged })}
      onClick={() => undo({ id })}
    >
      {t('undo')}
    </Button>
  );
}
