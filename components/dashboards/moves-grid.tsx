'use client';

import { useTranslations } from 'next-intl';
import { bucketUnit, type ChangeBucket, changeBuckets } from '@/components/charts/change-buckets';
import { ChartFigure, type ChartView } from '@/components/charts/chart-figure';
import { EntriesExitsChart } from '@/components/charts/entries-exits-chart';
import type { MoveSpan } from '@/components/charts/history';
import { moversHref } from '@/components/segments/detail/people-href';
import { MovesFigure } from '@/components/segments/moves-figure';
import { useFormat } from '@/components/shell/workspace';
import type { BoardSeries } from './board-series';
import { BoardTable } from './board-table';
import classes from './dashboard.module.css';

type Props = {
  readonly series: readonly BoardSeries[];
  readonly from: number;
  readonly to: number;
  readonly view: ChartView;
  readonly onView: (view: ChartView) => void;
};

/** Entries and exits of each segment side by side. */
export function MovesGrid({ series, from, to, view, onView }: Props) {
  const t = useTranslations('dashboards');
  const charts = useTranslations('charts');
  const format = useFormat();
  const unit = bucketUnit(from, to);
  const buckets = series.map(({ points }) => changeBuckets(points, unit, format.timeZone));
  const bars = buckets.flat();
  const { most, shared } = commonScale(buckets);
  const ruleMoved = bars.some(({ enteredByRule, leftByRule }) => enteredByRule + leftByRule > 0);
  return (
    <ChartFigure
      title={t('moves')}
      subtitle={t('movesBy', { unit: t(`units.${unit}`), scale: shared ? 'shared' : 'own' })}
      view={view}
      onView={onView}
      legend={[
        { label: charts('entered'), color: 'var(--up)' },
        ...(ruleMoved ? [{ label: charts('byRule'), color: 'var(--cause-rule)' }] : []),
        { label: charts('left'), color: 'var(--down)' },
      ]}
      chart={
        <div className={classes.moves}>
          {series.map((one) => (
            <div key={one.key} className={classes.move}>
              <h3 className={classes.moveHead}>
                <span className={classes.swatch} style={{ background: one.color }} aria-hidden />
                <span className={classes.moveName} title={one.name}>
                  {one.name}
                </span>
                <span className={classes.moveTotals}>
                  <MovesFigure id={one.id} kind="entered" count={one.entered} span={spanOf(one)} />
                  {' / '}
                  <MovesFigure id={one.id} kind="left" count={one.left} span={spanOf(one)} />
                </span>
              </h3>
              <EntriesExitsChart
                label={t('movesOf', { name: one.name })}
                points={one.points}
                from={from}
                to={to}
                most={most}
                moversHref={(kind, span) => moversHref(one.id, kind, span)}
              />
            </div>
          ))}
        </div>
      }
      table={<BoardTable caption={t('moves')} series={series} shown="moves" />}
    />
  );
}

/** The whole stretch of a series. */
const spanOf = ({ points, asOf }: BoardSeries): MoveSpan => ({
  after: points[0]?.after ?? null,
  until: asOf ?? '',
});

const comparable = 5;

/** One scale for all as long as the largest bar of the smallest segment can still be read on it. */
function commonScale(buckets: readonly ChangeBucket[][]): { most?: number; shared: boolean } {
  const tops = buckets.map((own) =>
    Math.max(...own.map(({ entered, left }) => Math.max(entered, left)), 1),
  );
  const most = Math.max(...tops, 1);
  return most / Math.min(...tops, most) > comparable ? { shared: false } : { most, shared: true };
}
