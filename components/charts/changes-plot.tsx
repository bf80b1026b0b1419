'use client';

import { Bar, BarChart, CartesianGrid, ReferenceArea, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { Format } from '@/components/ui/format/create-format';
import type { Stretch } from './approximate-stretches';
import { axisWord } from './axis-words';
import type { ChangeBucket } from './change-buckets';
import classes from './chart.module.css';
import { type PlotGeometry, plotX } from './plot-geometry';
import { axisText } from './size-plot';
import { timeTicks } from './time-ticks';
import { valueTicks } from './value-ticks';

export type ChangesPlotProps = {
  readonly buckets: readonly ChangeBucket[];
  readonly stretches: readonly Stretch[];
  readonly geometry: PlotGeometry;
  readonly height: number;
  readonly format: Format;
  /** The largest bar to make room for, so that several plots share one scale. */
  readonly most?: number;
};

export default function ChangesPlot(props: ChangesPlotProps) {
  const { buckets, stretches, geometry, height, format } = props;
  const { from, to, left, right, inset, width } = geometry;
  const most = props.most ?? Math.max(...buckets.map(({ entered }) => entered), 0);
  const least = props.most ?? Math.max(...buckets.map((bucket) => bucket.left), 0);
  const ticks = valueTicks(most, -least);
  const axis = timeTicks(from, to, width - left - right, format.timeZone);
  const rows = buckets.map((bucket) => ({
    time: Math.min(Math.max(bucket.middle, from), to),
    in: bucket.entered - bucket.enteredByRule,
    inRule: bucket.enteredByRule,
    out: -(bucket.left - bucket.leftByRule),
    outRule: -bucket.leftByRule,
  }));
  return (
    <BarChart
      className={classes.plot}
      width={width}
      height={height}
      data={rows}
      stackOffset="sign"
      margin={{ top: 6, right, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      aria-hidden
    >
      {stretches.map((stretch) => (
        <ReferenceArea
          key={stretch.from}
          x1={stretch.from}
          x2={stretch.to}
          fill="var(--shade)"
          fillOpacity={1}
        />
      ))}
      <CartesianGrid vertical={false} stroke="var(--grid)" />
      <XAxis
        type="number"
        dataKey="time"
        domain={[from, to]}
        padding={{ left: inset, right: inset }}
        ticks={[...axis.times]}
        tickFormatter={(time: number) => axisWord(time, axis.unit, format)}
        interval={0}
        tick={axisText}
        tickLine={false}
        axisLine={{ stroke: 'var(--line-strong)' }}
        height={22}
        allowDataOverflow
      />
      <YAxis
        width={left}
        interval={0}
        domain={[ticks[0] ?? -1, ticks.at(-1) ?? 1]}
        ticks={ticks}
        tickFormatter={(value: number) => signedCompact(value, format)}
        tick={axisText}
        tickLine={false}
        axisLine={false}
      />
      <ReferenceLine y={0} stroke="var(--line-strong)" />
      {bars.map(({ key, color }) => (
        <Bar
          key={key}
          dataKey={key}
          stackId="moves"
          fill={color}
          barSize={barSize(buckets, geometry)}
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  );
}

const bars = [
  { key: 'in', color: 'var(--up)' },
  { key: 'inRule', color: 'var(--cause-rule)' },
  { key: 'out', color: 'var(--down)' },
  { key: 'outRule', color: 'var(--cause-rule)' },
] as const;

function barSize(buckets: readonly ChangeBucket[], geometry: PlotGeometry): number {
  const narrowest = Math.min(
    ...buckets.map(({ start, end }) => plotX(geometry, end) - plotX(geometry, start)),
    40,
  );
  return Math.max(1, Math.min(24, narrowest * 0.66));
}

function signedCompact(value: number, format: Format): string {
  if (value === 0) return '0';
  return (value > 0 ? '+' : '−') + format.compact(Math.abs(value));
}
