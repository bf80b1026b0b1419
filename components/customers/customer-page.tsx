'use client';

import { useQuery } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useTranslations } from 'next-intl';
import { useLabel } from '@/components/data/use-label';
import { useFormat } from '@/components/shell/workspace';
import { CustomerTraits } from '@/components/traits/customer-traits';
import { useTRPC } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import { ExportMenu } from '@/components/ui/export-menu';
import { type Fact, Facts } from '@/components/ui/facts';
import { Page } from '@/components/ui/page';
import { Section } from '@/components/ui/section';
import { ChartSkeleton, FactsSkeleton } from '@/components/ui/skeletons';
import { StateTag } from '@/components/ui/state-tag';
import type { AppRouter } from '@/server/trpc/app-router';
import { ActivityList } from './activity-list';
import { Attributes } from './attributes';
import { MembershipList } from './membership-list';
import { Timeline } from './timeline';

type Outputs = inferRouterOutputs<AppRouter>['customers'];
export type Customer = Outputs['get'];
export type CustomerTimeline = Outputs['timeline'];

const dayMilliseconds = 86_400_000;
const tagsShown = 4;

/** One customer: facts, activity and memberships on one time axis, attributes, latest rows. */
export function CustomerPage({ customerKey }: { customerKey: string }) {
  const t = useTranslations('customers');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const label = useLabel();
  const customer = useQuery(trpc.customers.get.queryOptions({ key: customerKey }));
  const timeline = useQuery(trpc.customers.timeline.queryOptions({ key: customerKey }));
  const facts = useFacts(customer.data, timeline.data);
  const current = customer.data?.stays.filter(({ leftAt }) => leftAt === null) ?? [];
  const error = customer.error ?? timeline.error;
  return (
    <Page
      crumbs={[
        { label: t('title'), href: '/customers' },
        { label: t('name', { key: customerKey }) },
      ]}
      title={t('name', { key: customerKey })}
      subtitle={customer.data?.owner && <OwnerLine owner={customer.data.owner} />}
      tags={current.slice(0, tagsShown).map(({ segmentId, name }) => (
        <StateTag key={segmentId} tone="none" filled>
          {label(name)}
        </StateTag>
      ))}
      panel={
        customer.data && (
          <>
            <Attributes attributes={customer.data.attributes} />
            <CustomerTraits customerKey={customerKey} />
          </>
        )
      }
      panelLabel={t('attributes')}
    >
      {error ? (
        <ErrorState error={error} onRetry={() => [customer.refetch(), timeline.refetch()]} />
      ) : !customer.data || !timeline.data ? (
        <>
          <FactsSkeleton facts={4} label={ui('loading')} />
          <ChartSkeleton label={ui('loading')} />
        </>
      ) : (
        <>
          <Facts facts={facts} />
          <Section title={t('timeline')}>
            <Timeline
              timeline={timeline.data}
              stays={customer.data.stays}
              clock={customer.data.clock}
            />
          </Section>
          <Section
            title={t('activity')}
            actions={<ExportMenu list="activity" query={{ key: customerKey }} />}
            divided
          >
            <ActivityList customerKey={customerKey} />
          </Section>
          <Section title={t('memberships')} divided>
            <MembershipList stays={customer.data.stays} />
          </Section>
        </>
      )}
    </Page>
  );
}

function OwnerLine({ owner }: { owner: NonNullable<Customer['owner']> }) {
  const t = useTranslations('owners.customer');
  return owner.name === null
    ? `${t('owner')} ${owner.value} · ${t('unmatched')}`
    : `${t('owner')} ${owner.name}`;
}

function useFacts(
  customer: Customer | undefined,
  timeline: CustomerTimeline | undefined,
): readonly Fact[] {
  const t = useTranslations('customers.facts');
  const format = useFormat();
  const label = useLabel();
  if (!customer || !timeline) return [];
  const { clock, stays } = customer;
  const tables = timeline.tables.filter(({ rows }) => rows > 0).slice(0, 2);
  const last = timeline.tables
    .map(({ events }) => events.at(-1)?.at ?? '')
    .reduce((a, b) => (a > b ? a : b), '');
  const days = Math.floor((Date.parse(clock) - Date.parse(last)) / dayMilliseconds);
  const current = stays.filter(({ leftAt }) => leftAt === null).length;
  return [
    ...tables.flatMap((table): Fact[] => [
      { key: table.table, label: label(table.label), value: format.number(table.rows) },
      ...(table.measure
        ? [
            {
              key: `${table.table} sum`,
              label: t('sum', { measure: label(table.measure.label) }),
              value:
                table.measure.type === 'money' ? format.money(table.sum) : format.number(table.sum),
            },
          ]
        : []),
    ]),
    ...(last === ''
      ? []
      : [
          {
            key: 'last',
            label: t('last'),
            value: t('ago', { days: Math.max(0, days) }),
            note: format.instant(last),
          },
        ]),
    {
      key: 'in',
      label: t('in'),
      value: format.number(current),
      ...(current === 0 && { note: t('inNone') }),
    },
  ];
}
