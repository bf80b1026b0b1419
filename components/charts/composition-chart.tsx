'use client';

import { useElementSize } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { pointWord } from './axis-words';
import classes from './chart.module.css';
import { ChartCursor } from './chart-cursor';
import { Legend } from './chart-figure';
import { PlotSkeleton } from './plot-skeleton';
import { mergeSeries, momentsOf, pointAt, type Series } from './merge-series';
import { plotGeometry } from './plot-geometry';
import { spreadLabels } from './spread-labels';
import { valueTicks } from './value-ticks';

const LinesPlot = dynamic(() => import('./lines-plot'), {
  ssr: false,
  loading: () => <PlotSkeleton height={280} />,
});

type Props = {
  readonly label: string;
  readonly series: readonly Series[];
  readonly from: number;
  readonly to: number;
  readonly peopleHref: (key: string, asOf: string) => string;
  readonly height?: number;
  readonly refreshing?: boolean;
};

const labelRoom = 176;
const top = 10;
const axisHeight = 22;

/** Sizes of several segments on one time axis, each line labelled at its end. */
export function CompositionChart({
  label,
  series,
  from,
  to,
  peopleHref,
  height = 280,
  refreshing,
}: Props) {
  const t = useTranslations('charts');
  const format = useFormat();
  const { ref, width } = useElementSize();
  const wide = width >= 560;
  const geometry = plotGeometry(width, from, to, wide ? labelRoom : 12);
  const moments = momentsOf(series);
  const most = Math.max(...series.flatMap(({ points }) => points.map(({ size }) => size)), 0);
  const ticks = valueTicks(most);
  const named = (time: number) =>
    series.flatMap((one) => {
      const point = pointAt(one.points, time);
      return point ? [{ ...one, point }] : [];
    });
  return (
    <div
      ref={ref}
      className={refreshing ? `${classes.plots} ${classes.refreshing}` : classes.plots}
    >
      {width === 0 ? (
        <PlotSkeleton height={height} />
      ) : (
        <>
          {wide ? null : (
            <Legend
              entries={series.map(({ name, color }) => ({ label: name, color, shape: 'line' }))}
            />
          )}
          <ChartCursor
            label={label}
            geometry={geometry}
            stops={moments.map((time) => ({
              time,
              text: [
                pointWord(new Date(time).toISOString(), format),
                ...named(time).map(({ name, point }) =>
                  t('spokenSize', { name, size: format.number(point.size) }),
                ),
              ].join(', '),
            }))}
            note={(index, pinned) => (
              <SeriesNote
                time={moments[index] ?? to}
                entries={named(moments[index] ?? to)}
                pinned={pinned}
                peopleHref={peopleHref}
              />
            )}
          >
            <div style={{ height }}>
              <LinesPlot
                keys={series.map(({ key }) => key)}
                colors={series.map(({ color }) => color)}
                rows={mergeSeries(series)}
                ticks={ticks}
                geometry={geometry}
                height={height}
                format={format}
              />
            </div>
            {wide ? (
              <EndLabels
                series={series}
                highest={ticks.at(-1) ?? 1}
                height={height}
                left={width - labelRoom + 6}
              />
            ) : null}
          </ChartCursor>
        </>
      )}
    </div>
  );
}

type EndLabelsProps = {
  readonly series: readonly Series[];
  readonly highest: number;
  readonly height: number;
  readonly left: number;
};

function EndLabels({ series, highest, height, left }: EndLabelsProps) {
  const format = useFormat();
  const floor = height - axisHeight;
  const ends = series.flatMap(({ key, name, color, points }) => {
    const last = points.at(-1);
    return last ? [{ key, name, color, size: last.size }] : [];
  });
  const wanted = ends.map(({ size }) => top + (1 - size / highest) * (floor - top));
  const places = spreadLabels(wanted, 17, top, floor);
  return ends.map(({ key, name, color, size }, index) => (
    <div
      key={key}
      className={classes.endLabel}
      style={{ top: places[index], left, width: labelRoom - 8 }}
      title={`${name} ${format.number(size)}`}
      aria-hidden
    >
      <i className={classes.swatch} style={{ background: color, alignSelf: 'center' }} />
      <b>{format.compact(size)}</b>
      <span>{name}</span>
    </div>
  ));
}

type SeriesNoteProps = {
  readonly time: number;
  readonly entries: readonly (Series & { readonly point: Series['points'][number] })[];
  readonly pinned: boolean;
  readonly peopleHref: (key: string, asOf: string) => string;
};

function SeriesNote({ time, entries, pinned, peopleHref }: SeriesNoteProps) {
  const t = useTranslations('charts');
  const format = useFormat();
  const ordered = entries.toSorted((a, b) => b.point.size - a.point.size);
  return (
    <>
      <div className={classes.noteTitle}>{pointWord(new Date(time).toISOString(), format)}</div>
      {ordered.map(({ key, name, color, point }) => (
        <div className={classes.noteRow} key={key}>
          <span className={classes.swatch} style={{ background: color }} aria-hidden />
          <span>{name}</span>
          <span>
            {pinned ? (
              <Link className={classes.noteNumber} href={peopleHref(key, point.asOf)}>
                {format.number(point.size)}
              </Link>
            ) : (
              format.number(point.size)
            )}{' '}
            <span className={classes.noteQuiet}>{format.shareOf(point.size, point.total)}</span>
          </span>
        </div>
      ))}
      <div className={classes.noteQuiet}>{pinned ? t('openEach') : t('clickToPin')}</div>
    </>
  );
}
