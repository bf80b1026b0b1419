'use client';

import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useCan } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { ExportMenu } from '@/components/ui/export-menu';
import { Page } from '@/components/ui/page';
import { TableSkeleton } from '@/components/ui/skeletons';
import { DataTabs } from './data-tabs';
import { FirstImport } from './first-import';
import { useTableColumns } from './use-table-columns';

/** What data there is, how much and how fresh; without any, the first step. */
export function TablesPage() {
  const t = useTranslations('data');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.catalog.tables.queryOptions());
  const mayImport = useCan('data.import');
  const columns = useTableColumns(data ?? []);
  const isEmpty = data?.length === 0;
  return (
    <Page
      crumbs={[{ label: t('title') }]}
      title={t('title')}
      subtitle={data && t('tables.subtitle', { tables: data.length })}
      tabs={<DataTabs />}
      actions={
        !isEmpty && (
          <>
            <ExportMenu list="tables" />
            {mayImport && (
              <Button
                component={Link}
                href="/data/import"
                leftSection={<IconUpload size={14} aria-hidden="true" />}
              >
                {t('tables.import')}
              </Button>
            )}
          </>
        )
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <TableSkeleton rows={3} columns={6} label={ui('loading')} />
      ) : !isEmpty ? (
        <DataTable
          label={t('tables.list')}
          columns={columns}
          rows={data}
          rowKey={({ key }) => key}
        />
      ) : mayImport ? (
        <FirstImport />
      ) : (
        <EmptyState title={t('empty.title')}>{t('empty.readOnly')}</EmptyState>
      )}
    </Page>
  );
}
