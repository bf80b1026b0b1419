'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { problemsOf } from '@/components/trpc/problems';
import { useTRPC } from '@/components/trpc/trpc';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Page } from '@/components/ui/page';
import { Rule } from '@/server/domain/rule/rule';
import { type Language, labelOf } from '@/server/domain/rule/sentence/words';
import { RuleSkeleton } from './rule-skeleton';
import { RuleWorkbench, type Segment } from './rule-workbench';

const emptyRule = { kind: 'group', combinator: 'and', rules: [] } as const;

/** The page on which a segment's rule is drawn: reads the draft, then hands it to the workbench. */
export function RuleEditor({ id }: { id: string }) {
  const t = useTranslations('builder');
  const language = useLocale() as Language;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const segment = useQuery({
    ...trpc.segments.get.queryOptions({ id }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const setting = useQuery(trpc.preview.setting.queryOptions());
  const [round, setRound] = useState(0);
  const [fresh, setFresh] = useState(false);
  const name = segment.data ? labelOf(segment.data.name, language) : '';
  const crumbs = [
    { label: t('segments'), href: '/segments' },
    ...(name ? [{ label: name, href: `/segments/${id}` }] : []),
    { label: t('crumb') },
  ];
  const error = segment.error ?? setting.error;
  if (problemsOf(error)[0]?.code === 'NO_CUSTOMERS')
    return (
      <Page crumbs={crumbs} title={name}>
        <EmptyState
          title={t('state.noCustomers')}
          action={
            <Button component={Link} href="/data">
              {t('new.importCustomers')}
            </Button>
          }
        >
          {t('state.noCustomersHint')}
        </EmptyState>
      </Page>
    );
  if (error)
    return (
      <Page crumbs={crumbs} title={name || t('title')}>
        <ErrorState
          error={error}
          onRetry={() => {
            void segment.refetch();
            void setting.refetch();
          }}
        />
      </Page>
    );
  if (!segment.data || !setting.data)
    return <RuleSkeleton crumbs={crumbs} title={name || t('title')} />;
  const published = segment.data.rule ?? emptyRule;
  const parsed = Rule.safeParse(fresh ? published : (segment.data.draft ?? published));
  if (!parsed.success)
    return (
      <Page crumbs={crumbs} title={name}>
        <ErrorState
          title={t('state.unreadable')}
          holds={t('state.unreadableHint')}
          action={<Button onClick={() => setFresh(true)}>{t('state.startAgain')}</Button>}
        />
      </Page>
    );
  const reload = async () => {
    await queries.invalidateQueries({ queryKey: trpc.segments.get.queryKey({ id }) });
    setRound((before) => before + 1);
  };
  return (
    <RuleWorkbench
      key={`${id} ${round}`}
      segment={segment.data as Segment}
      setting={setting.data}
      rule={parsed.data}
      crumbs={crumbs}
      onReload={reload}
    />
  );
}
