'use client';

import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { DataTabs } from '@/components/data/data-tabs';
import { useFormat } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Page } from '@/components/ui/page';
import { Section } from '@/components/ui/section';
import { TableSkeleton } from '@/components/ui/skeletons';
import type { Duplicates } from './duplicate-types';
import classes from './duplicates.module.css';
import { GroupCard } from './group-card';
import { LikenessFields } from './likeness-fields';
import { MergeList } from './merge-list';
import { useLikenessFields } from './use-likeness-fields';

/** Customers that are possibly one, side by side, and the merges made. */
export function DuplicatesPage() {
  const t = useTranslations('duplicates');
  const data = useTranslations('data');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const { fields, page, choose, propose, turn } = useLikenessFields();
  const found = useQuery(
    trpc.duplicates.find.queryOptions(
      { ...(fields && { fields }), page },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <Page
      crumbs={[{ label: data('title'), href: '/data' }, { label: t('title') }]}
      title={t('title')}
      subtitle={found.data && t('subtitle', { total: found.data.total })}
      tabs={<DataTabs />}
    >
      {found.data === null ? (
        <EmptyState title={t('noCustomers')}>{t('noCustomersBody')}</EmptyState>
      ) : (
        <>
          {found.data && (
            <LikenessFields
              fields={fields ?? found.data.fields}
              choices={found.data.choices}
              isChosen={fields !== undefined}
              onChoose={choose}
              onPropose={propose}
            />
          )}
          {found.error ? (
            <ErrorState error={found.error} onRetry={() => void found.refetch()} />
          ) : found.data ? (
            <Groups found={found.data} page={page} onTurn={turn} />
          ) : (
            <TableSkeleton rows={8} columns={3} label={ui('loading')} />
          )}
          <MergeList />
        </>
      )}
    </Page>
  );
}

type GroupsProps = {
  readonly found: Duplicates;
  readonly page: number;
  readonly onTurn: (page: number) => void;
};

function Groups({ found, page, onTurn }: GroupsProps) {
  const t = useTranslations('duplicates');
  const format = useFormat();
  const { groups, total, pageSize, columns, fields } = found;
  const isCompared = Object.values(fields).some((keys) => keys.length > 0);
  if (groups.length === 0)
    return (
      <EmptyState title={t(isCompared ? 'emptyTitle' : 'nothingTitle')}>
        {t(isCompared ? 'emptyBody' : 'nothingBody')}
      </EmptyState>
    );
  const first = page * pageSize;
  const span = {
    from: format.number(first + 1),
    to: format.number(first + groups.length),
    total: format.number(total),
  };
  return (
    <Section title={t('list')} divided>
      <div className={classes.groups}>
        {groups.map((group, index) => (
          <GroupCard
            key={group.customers.map(({ id }) => id).join(' ') || group.reasons[0]?.form}
            {...{ group, columns }}
            number={first + index + 1}
          />
        ))}
      </div>
      {total > pageSize && (
        <nav className={classes.pages} aria-label={t('list')}>
          <span>{t('pages.of', span)}</span>
          <Button
            variant="default"
            size="compact-sm"
            disabled={page === 0}
            onClick={() => onTurn(page - 1)}
          >
            {t('pages.before')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={first + groups.length >= total}
            onClick={() => onTurn(page + 1)}
          >
            {t('pages.next')}
          </Button>
        </nav>
      )}
    </Section>
  );
}
