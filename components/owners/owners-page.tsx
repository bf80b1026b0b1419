'use client';

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DataTabs } from '@/components/data/data-tabs';
import { useCan, useFormat } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Page } from '@/components/ui/page';
import { Section } from '@/components/ui/section';
import { TableSkeleton } from '@/components/ui/skeletons';
import { Leavers } from './leavers';
import { OwnerField } from './owner-field';
import { OwnerNames } from './owner-names';
import type { OwnerList } from './owner-types';

/** Who looks after the customers: the field that says so, its names and the people they mean. */
export function OwnersPage() {
  const t = useTranslations('owners');
  const data = useTranslations('data');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const format = useFormat();
  const owners = useQuery(trpc.owners.list.queryOptions());
  const list = owners.data;
  return (
    <Page
      crumbs={[{ label: data('title'), href: '/data' }, { label: t('title') }]}
      title={t('title')}
      subtitle={
        list?.field &&
        t('subtitle', {
          customers: format.number(list.customers),
          without: format.number(list.customersWithoutOwner),
        })
      }
      tabs={<DataTabs />}
    >
      {owners.error ? (
        <ErrorState error={owners.error} onRetry={() => void owners.refetch()} />
      ) : list ? (
        <Owners list={list} />
      ) : (
        <TableSkeleton rows={8} columns={4} label={ui('loading')} />
      )}
    </Page>
  );
}

function Owners({ list }: { list: OwnerList }) {
  const t = useTranslations('owners');
  const mayImport = useCan('data.import');
  if (list.candidates.length === 0)
    return (
      <EmptyState
        title={t('noCustomers')}
        action={
          mayImport && (
            <Button component={Link} href="/data/import">
              {t('import')}
            </Button>
          )
        }
      >
        {t('noCustomersNote')}
      </EmptyState>
    );
  return (
    <>
      <OwnerField list={list} />
      {list.field && (
        <>
          <Section title={t('names')} subtitle={t('namesNote')} divided>
            <OwnerNames list={list} />
          </Section>
          <Leavers list={list} />
        </>
      )}
    </>
  );
}
