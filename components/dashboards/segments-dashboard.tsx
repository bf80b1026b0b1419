'use client';

import { Button } from '@mantine/core';
import { IconDeviceFloppy, IconPrinter } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useCan, useFormat } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import { Page } from '@/components/ui/page';
import { useToasts } from '@/components/ui/toast';
import type { DashboardPeriod } from '@/server/domain/dashboard/dashboard-limits';
import { BoardBody } from './board-body';
import { BoardSkeleton } from './board-skeleton';
import classes from './dashboard.module.css';
import { dashboardQuery } from './dashboard-query';
import { NoSegmentsYet } from './no-segments-yet';
import { PeriodPicker } from './period-picker';
import { SegmentPicker } from './segment-picker';
import { useSegmentName } from './use-segment-name';

/** The home of everybody who reads: sizes, entries and exits of chosen segments over time. */
export function SegmentsDashboard() {
  const t = useTranslations('dashboards');
  const format = useFormat();
  const nameOf = useSegmentName();
  const board = useQuery(useTRPC().dashboards.get.queryOptions());
  const [query, setQuery] = useQueryStates(dashboardQuery, { history: 'push' });
  const { data } = board;
  const known = new Set(data?.choices.map(({ key }) => key));
  const chosen = (query.segments ?? data?.layout.segments ?? []).filter((key) => known.has(key));
  const period = query.period ?? data?.layout.period ?? '24m';
  const page = { crumbs: [{ label: t('title') }], title: t('segmentsTitle') };

  if (board.isError) {
    return (
      <Page {...page}>
        <ErrorState error={board.error} onRetry={() => board.refetch()} />
      </Page>
    );
  }
  if (!data) {
    return (
      <Page {...page}>
        <BoardSkeleton />
      </Page>
    );
  }
  if (data.choices.length === 0) {
    return (
      <Page {...page}>
        <NoSegmentsYet />
      </Page>
    );
  }
  return (
    <Page
      {...page}
      subtitle={t('subtitle', {
        chosen: format.number(chosen.length),
        all: format.number(data.choices.length),
      })}
      actions={
        <>
          <SaveLayout chosen={chosen} period={period} saved={data} onSaved={() => setQuery(null)} />
          <Button
            className={classes.print}
            variant="default"
            leftSection={<IconPrinter size={15} stroke={1.7} />}
            onClick={() => window.print()}
          >
            {t('print')}
          </Button>
        </>
      }
    >
      <div className={classes.controls}>
        <SegmentPicker
          choices={data.choices.map((one) => ({ ...one, name: nameOf(one.name) }))}
          chosen={chosen}
          onChange={(segments) => setQuery({ segments })}
        />
        <PeriodPicker
          period={period}
          days={query}
          onPeriod={(one) => setQuery({ period: one, from: null, to: null })}
          onDays={(days) => setQuery({ period: 'custom', ...days })}
        />
      </div>
      <BoardBody
        chosen={chosen}
        query={{ ...query, period }}
        view={query.view}
        onView={(view) => setQuery({ view })}
      />
    </Page>
  );
}

type SaveLayoutProps = {
  readonly chosen: string[];
  readonly period: DashboardPeriod | 'custom';
  readonly saved: {
    readonly layout: { readonly segments: readonly string[]; readonly period: DashboardPeriod };
    readonly revision: number | null;
  };
  readonly onSaved: () => void;
};

/** Keeps the choice for everybody; shown once it differs from what is kept. */
function SaveLayout({ chosen, period, saved, onSaved }: SaveLayoutProps) {
  const t = useTranslations('dashboards');
  const trpc = useTRPC();
  const client = useQueryClient();
  const toasts = useToasts();
  const mayEdit = useCan('dashboard.edit');
  const save = useMutation(
    trpc.dashboards.save.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: trpc.dashboards.get.queryKey() });
        onSaved();
        toasts.done(t('saved'));
      },
      onError: (error) => {
        toasts.failed(error);
        void client.invalidateQueries({ queryKey: trpc.dashboards.get.queryKey() });
      },
    }),
  );
  const { layout, revision } = saved;
  const same = chosen.join() === layout.segments.join() && period === layout.period;
  if (!mayEdit || same || period === 'custom' || chosen.length === 0) return null;
  return (
    <Button
      leftSection={<IconDeviceFloppy size={15} stroke={1.7} />}
      loading={save.isPending}
      onClick={() => save.mutate({ layout: { segments: chosen, period }, revision })}
    >
      {t('save')}
    </Button>
  );
}
