'use client';

import { useElementSize } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { approximateStretches } from './approximate-stretches';
import { pointWord } from './axis-words';
import { bucketUnit, changeBuckets } from './change-buckets';
import classes from './chart.module.css';
import { ChartCursor } from './chart-cursor';
import { ChartFigure, type LegendEntry } from './chart-figure';
import { PlotSkeleton } from './plot-skeleton';
import { type HistoryPoint, type MoversHref, timeOf, type VersionMark } from './history';
import { HistoryTable } from './history-table';
import { plotGeometry } from './plot-geometry';
import { PointNote } from './point-note';

const sizeHeight = 208;
const changesHeight = 140;

const SizePlot = dynamic(() => import('./size-plot'), {
  ssr: false,
  loading: () => <PlotSkeleton height={sizeHeight} />,
});
const ChangesPlot = dynamic(() => import('./changes-plot'), { ssr: false });

type Props = {
  readonly title: string;
  readonly points: readonly HistoryPoint[];
  readonly marks: readonly VersionMark[];
  readonly peopleHref: (asOf: string) => string;
  readonly moversHref: MoversHref;
  /** The old chart stays, paler, while a newer one is fetched. */
  readonly refreshing?: boolean;
};

/** Size over entries and exits of one segment, on one time axis. */
export function SizeHistoryChart(props: Props) {
  const { title, points, marks, peopleHref, moversHref } = props;
  const t = useTranslations('charts');
  const ruleMoved = points.some(({ causes }) => causes?.entered.rule || causes?.left.rule);
  const reason = points.findLast(({ approximate }) => approximate !== null)?.approximate;
  const legend: LegendEntry[] = [
    { label: t('members'), color: 'var(--accent)', shape: 'line' },
    { label: t('entered'), color: 'var(--up)' },
    ...(ruleMoved ? [{ label: t('byRule'), color: 'var(--cause-rule)' }] : []),
    { label: t('left'), color: 'var(--down)' },
    ...(reason
      ? [{ label: t('approximate'), color: 'var(--shade)', shape: 'ground' as const }]
      : []),
  ];
  return (
    <ChartFigure
      title={title}
      subtitle={reason ? t('approximateBecause', { reason }) : null}
      legend={legend}
      chart={<Plots {...props} />}
      table={<HistoryTable caption={title} {...{ points, marks, peopleHref, moversHref }} />}
    />
  );
}

function Plots({ title, points, marks, peopleHref, moversHref, refreshing }: Props) {
  const t = useTranslations('charts');
  const format = useFormat();
  const { ref, width } = useElementSize();
  const times = points.map(({ asOf }) => timeOf(asOf));
  const from = Math.min(...times);
  const to = Math.max(...times);
  const geometry = plotGeometry(width, from, to);
  const stretches = approximateStretches(points);
  return (
    <div
      ref={ref}
      className={refreshing ? `${classes.plots} ${classes.refreshing}` : classes.plots}
    >
      {width === 0 ? (
        <PlotSkeleton height={sizeHeight + changesHeight} />
      ) : (
        <ChartCursor
          label={title}
          geometry={geometry}
          stops={points.map((point) => ({
            time: timeOf(point.asOf),
            text: t('spokenPoint', {
              at: pointWord(point.asOf, format),
              size: format.number(point.size),
              entered: format.number(point.entered),
              left: format.number(point.left),
            }),
          }))}
          note={(index, pinned) => {
            const point = points[index];
            return point ? (
              <PointNote
                point={point}
                pinned={pinned}
                peopleHref={peopleHref(point.asOf)}
                moversHref={moversHref}
              />
            ) : null;
          }}
        >
          <div style={{ height: sizeHeight }}>
            <SizePlot
              points={points}
              marks={marks}
              geometry={geometry}
              height={sizeHeight}
              format={format}
              approximateWord={t('approximate')}
              hideTime
            />
          </div>
          <div style={{ height: changesHeight }}>
            <ChangesPlot
              buckets={changeBuckets(points, bucketUnit(from, to), format.timeZone)}
              stretches={stretches}
              geometry={geometry}
              height={changesHeight}
              format={format}
            />
          </div>
        </ChartCursor>
      )}
    </div>
  );
}
