'use client';

import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { parseAsBoolean, useQueryState } from 'nuqs';
import { useRouter } from 'next/navigation';
import { DataTabs } from '@/components/data/data-tabs';
import { useCan } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { Chip } from '@/components/ui/chip';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { ExportMenu } from '@/components/ui/export-menu';
import { LinkButton } from '@/components/ui/link-button';
import { Page } from '@/components/ui/page';
import { TableSkeleton } from '@/components/ui/skeletons';
import { ReadyOffers } from './ready-offers';
import { useTraitColumns } from './use-trait-columns';

/** The named metrics of customers: what each measures, how its values lie, who uses it. */
export function TraitsPage() {
  const t = useTranslations('traits');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const router = useRouter();
  const mayEdit = useCan('trait.edit');
  const [archived, setArchived] = useQueryState('archived', parseAsBoolean.withDefault(false));
  const list = useQuery(trpc.traits.list.queryOptions({ archived: true }));
  const bars = useQuery(trpc.traits.distributions.queryOptions());
  const shown = list.data?.filter((one) => archived || one.archivedAt === null) ?? [];
  const columns = useTraitColumns(bars.data?.traits ?? {}, bars.isPending);
  const hasArchived = list.data?.some(({ archivedAt }) => archivedAt !== null) ?? false;
  return (
    <Page
      crumbs={[{ label: t('data'), href: '/data' }, { label: t('title') }]}
      title={t('title')}
      subtitle={t('subtitle')}
      tabs={<DataTabs />}
      actions={
        <>
          <ExportMenu list="traits" query={{ archived: archived ? 'true' : null }} />
          {mayEdit && (
            <LinkButton
              variant="filled"
              href="/data/traits/new"
              leftSection={<IconPlus size={15} aria-hidden />}
            >
              {t('new')}
            </LinkButton>
          )}
        </>
      }
    >
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <TableSkeleton rows={5} columns={6} label={ui('loading')} />
      ) : (
        <>
          {shown.length === 0 ? (
            <EmptyState title={t('empty.title')}>
              {t(mayEdit ? 'empty.body' : 'empty.readOnly')}
            </EmptyState>
          ) : (
            <DataTable
              label={t('title')}
              columns={columns}
              rows={shown}
              rowKey={({ key }) => key}
              onOpen={({ key }) => router.push(`/data/traits/${encodeURIComponent(key)}`)}
              footer={
                hasArchived && (
                  <Chip pressed={archived} onClick={() => void setArchived(!archived || null)}>
                    {t('showArchived')}
                  </Chip>
                )
              }
            />
          )}
          {mayEdit && (
            <ReadyOffers taken={list.data.map(({ key }) => key)} alone={shown.length === 0} />
          )}
        </>
      )}
    </Page>
  );
}
