'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ChartFigure, type ChartView } from '@/components/charts/chart-figure';
import { CompositionChart } from '@/components/charts/composition-chart';
import { EmptyChart } from '@/components/charts/empty-chart';
import { timeOf } from '@/components/charts/history';
import { momentsOf } from '@/components/charts/merge-series';
import { useApproximationWords } from '@/components/charts/use-approximation-words';
import { peopleHref } from '@/components/segments/detail/people-href';
import { useFormat, useWorkspace } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import { BoardCards } from './board-cards';
import { type BoardSeries, boardSeries } from './board-series';
import { BoardSkeleton } from './board-skeleton';
import { BoardSummary } from './board-summary';
import { BoardTable } from './board-table';
import classes from './dashboard.module.css';
import type { DashboardQuery, ShownPeriod } from './dashboard-query';
import { MovesGrid } from './moves-grid';
import { stretchOf } from './stretch';
import { useSegmentName } from './use-segment-name';

type Props = {
  readonly chosen: readonly string[];
  readonly query: DashboardQuery & { readonly period: ShownPeriod };
  readonly view: ChartView;
  readonly onView: (view: ChartView) => void;
};

export function BoardBody({ chosen, query, view, onView }: Props) {
  const t = useTranslations('dashboards');
  const trpc = useTRPC();
  const nameOf = useSegmentName();
  const words = useApproximationWords();
  const { timeZone } = useFormat();
  const { dataAsOf } = useWorkspace();
  const now = dataAsOf ?? new Date().toISOString();
  const stretch = stretchOf(query, 'all', now, timeZone);
  const sizes = useQuery(
    trpc.dashboards.sizes.queryOptions(
      { keys: [...chosen], ...stretch },
      { enabled: chosen.length > 0, placeholderData: keepPreviousData },
    ),
  );
  if (chosen.length === 0) return <EmptyChart height={280} sentence={t('chooseFirst')} />;
  if (sizes.isError) return <ErrorState error={sizes.error} onRetry={() => sizes.refetch()} />;
  if (!sizes.data) return <BoardSkeleton />;
  const series = sizes.data.map((one, place) =>
    boardSeries(one, place, nameOf(one.name), words, stretch.from),
  );
  const moments = momentsOf(series);
  const from = moments[0];
  const to = moments.at(-1);
  if (from === undefined || to === undefined)
    return <EmptyChart height={280} sentence={t('noPoints')} />;
  return <Charts {...{ series, from, to, view, onView }} refreshing={sizes.isPlaceholderData} />;
}

type ChartsProps = {
  readonly series: readonly BoardSeries[];
  readonly from: number;
  readonly to: number;
  readonly view: ChartView;
  readonly onView: (view: ChartView) => void;
  readonly refreshing: boolean;
};

function Charts({ series, from, to, view, onView, refreshing }: ChartsProps) {
  const t = useTranslations('dashboards');
  const approximate = series.flatMap(({ points }) =>
    points.filter((point) => point.approximate !== null),
  );
  const reason = approximate.sort((a, b) => timeOf(b.asOf) - timeOf(a.asOf))[0]?.approximate;
  const idOf = new Map(series.map(({ id, key }) => [key, id]));
  return (
    <>
      <BoardSummary series={series} />
      <BoardCards series={series} />
      <div className={classes.part}>
        <ChartFigure
          title={t('sizes')}
          subtitle={reason ? t('dashedIs', { reason }) : null}
          view={view}
          onView={onView}
          chart={
            <CompositionChart
              label={t('sizes')}
              series={series}
              from={from}
              to={to}
              height={300}
              refreshing={refreshing}
              peopleHref={(key, asOf) => peopleHref(idOf.get(key) ?? '', asOf)}
            />
          }
          table={<BoardTable caption={t('sizes')} series={series} shown="size" />}
        />
      </div>
      <div className={classes.part}>
        <MovesGrid {...{ series, from, to, view, onView }} />
      </div>
    </>
  );
}
