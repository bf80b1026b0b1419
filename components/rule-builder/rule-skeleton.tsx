'use client';

import { Skeleton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Crumb } from '@/components/shell/top-bar';
import { Page } from '@/components/ui/page';

const rows = ['70%', '58%', '64%', '40%'];

/** The shape of the rule page before its rule is there. */
export function RuleSkeleton({ crumbs, title }: { crumbs: readonly Crumb[]; title: string }) {
  const t = useTranslations('builder');
  return (
    <Page
      crumbs={crumbs}
      title={title}
      panelWidth={468}
      panelLabel={t('tabs.label')}
      panel={
        <>
          <Skeleton width={200} height={24} mb={24} />
          <Skeleton width={260} height={46} mb={24} />
          <Skeleton height={140} />
        </>
      }
    >
      <div role="status" aria-label={t('state.loading')}>
        <RowSkeletons />
      </div>
    </Page>
  );
}

export function RowSkeletons() {
  return (
    <>
      <Skeleton width={180} height={24} mb={16} />
      {rows.map((width) => (
        <Skeleton key={width} width={width} height={26} mb={16} ml={24} />
      ))}
      <Skeleton height={96} mt={24} />
    </>
  );
}
