'use client';

import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryStates } from 'nuqs';
import { useEffect, useState } from 'react';
import { useCan, useFormat } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { LookAtDemo } from '@/components/demo/look-at-demo';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { ExportMenu } from '@/components/ui/export-menu';
import { Page } from '@/components/ui/page';
import { TableSkeleton } from '@/components/ui/skeletons';
import classes from './customers.module.css';
import { useCustomerColumns } from './use-customer-columns';

const address = { search: parseAsString.withDefault(''), after: parseAsString };

/** Every customer the reader may see, by key, with a search. The address holds search and page. */
export function CustomersPage() {
  const t = useTranslations('customers');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const format = useFormat();
  const router = useRouter();
  const mayImport = useCan('data.import');
  const [{ search, after }, go] = useQueryStates(address, { history: 'replace' });
  const [typed, setTyped] = useState(search);
  const [settled] = useDebouncedValue(typed, 250);
  useEffect(() => {
    if (settled !== search) void go({ search: settled || null, after: null });
  }, [settled, search, go]);
  const { data, error, refetch, isPlaceholderData } = useQuery(
    trpc.customers.list.queryOptions(
      { search, cursor: after },
      { placeholderData: keepPreviousData },
    ),
  );
  const columns = useCustomerColumns(data?.columns ?? []);
  const open = (key: string) => router.push(`/customers/${encodeURIComponent(key)}`);
  const isPage = data?.kind === 'page';
  return (
    <Page
      crumbs={[{ label: t('title') }]}
      title={t('title')}
      subtitle={isPage && t('subtitle', { total: format.number(data.total) })}
      actions={isPage && <ExportMenu list="customers" query={{ search }} />}
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data?.kind === 'noneYours' ? (
        <EmptyState title={t('noneYours')}>{t('noneYoursBody')}</EmptyState>
      ) : data?.kind === 'noCustomers' ? (
        <EmptyState
          title={t('noCustomers')}
          action={
            <>
              {mayImport && (
                <Button component={Link} href="/data/import">
                  {t('import')}
                </Button>
              )}
              <LookAtDemo />
            </>
          }
        >
          {t('noCustomersBody')}
        </EmptyState>
      ) : (
        <>
          <TextInput
            className={classes.search}
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            leftSection={<IconSearch size={14} aria-hidden="true" />}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          {!data ? (
            <TableSkeleton rows={10} columns={5} label={ui('loading')} />
          ) : data.rows.length === 0 ? (
            <EmptyState
              title={t('nothing', { search })}
              action={
                <Button variant="default" onClick={() => setTyped('')}>
                  {t('clear')}
                </Button>
              }
            >
              {t('nothingBody')}
            </EmptyState>
          ) : (
            <DataTable
              label={t('list')}
              columns={columns}
              rows={data.rows}
              rowKey={({ key }) => key}
              onOpen={({ key }) => open(key)}
              refreshing={isPlaceholderData}
              footer={
                (data.next !== null || after !== null) && (
                  <div className={classes.pages}>
                    {after !== null && (
                      <Button
                        variant="default"
                        size="compact-sm"
                        onClick={() => void go({ after: null }, { history: 'push' })}
                      >
                        {t('first')}
                      </Button>
                    )}
                    {data.next !== null && (
                      <Button
                        variant="default"
                        size="compact-sm"
                        rightSection={<IconChevronRight size={13} aria-hidden="true" />}
                        onClick={() => void go({ after: data.next }, { history: 'push' })}
                      >
                        {t('next')}
                      </Button>
                    )}
                  </div>
                )
              }
            />
          )}
        </>
      )}
    </Page>
  );
}
