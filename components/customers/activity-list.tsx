'use client';

import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useTranslations } from 'next-intl';
import { useLabel } from '@/components/data/use-label';
import { useFormat } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { type Column, DataTable } from '@/components/ui/data-table';
import { ErrorState } from '@/components/ui/error-state';
import { TableSkeleton } from '@/components/ui/skeletons';
import type { AppRouter } from '@/server/trpc/app-router';
import classes from './customers.module.css';
import { ShownValue } from './shown-value';

type ActivityRow = inferRouterOutputs<AppRouter>['customers']['activity']['rows'][number];

/** What the customer did, newest first; with one table its fields are columns. */
export function ActivityList({ customerKey }: { customerKey: string }) {
  const t = useTranslations('customers');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.customers.activity.infiniteQueryOptions(
      { key: customerKey },
      { getNextPageParam: ({ next }) => next },
    ),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const columns = useActivityColumns(rows);
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <TableSkeleton rows={6} columns={5} label={ui('loading')} />;
  if (rows.length === 0) return <p className={classes.quiet}>{t('noActivity')}</p>;
  return (
    <DataTable
      label={t('activity')}
      columns={columns}
      rows={rows}
      rowKey={({ table, row }) => `${table} ${row}`}
      footer={
        query.hasNextPage && (
          <Button
            variant="default"
            size="compact-sm"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('more')}
          </Button>
        )
      }
    />
  );
}

function useActivityColumns(rows: readonly ActivityRow[]): readonly Column<ActivityRow>[] {
  const t = useTranslations('customers');
  const format = useFormat();
  const label = useLabel();
  const tables = new Set(rows.map(({ table }) => table));
  const only = tables.size === 1 ? rows[0] : undefined;
  const details: readonly Column<ActivityRow>[] = only
    ? only.fields.map(({ key, label: name, type }, index) => {
        const numeric = type === 'number' || type === 'money';
        return {
          key,
          header: label(name),
          numeric,
          phone: type === 'money' ? ('figure' as const) : ('detail' as const),
          cell: ({ fields }: ActivityRow) => {
            const field = fields[index];
            return (
              field && (
                <ShownValue value={field.value} type={field.type} choiceLabel={field.choiceLabel} />
              )
            );
          },
        };
      })
    : [
        {
          key: ' details',
          header: t('details'),
          phone: 'detail',
          cell: ({ fields }) => (
            <span className={classes.details}>
              {fields.map((field) => (
                <span key={field.key}>
                  <span className={classes.quiet}>{label(field.label)} </span>
                  <ShownValue
                    value={field.value}
                    type={field.type}
                    choiceLabel={field.choiceLabel}
                  />
                </span>
              ))}
            </span>
          ),
        },
      ];
  return [
    {
      key: ' when',
      header: t('when'),
      phone: 'title',
      cell: ({ at, isDate }) => (isDate ? format.dayOf(at) : format.instant(at)),
    },
    {
      key: ' what',
      header: t('what'),
      phone: 'detail',
      cell: ({ tableLabel }) => label(tableLabel),
    },
    { key: ' row', header: t('row'), phone: 'detail', cell: ({ row }) => row },
    ...details,
  ];
}
