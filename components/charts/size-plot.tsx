'use client';

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  XAxis,
  YAxis,
} from 'recharts';
import type { Format } from '@/components/ui/format/create-format';
import { approximateStretches, linePoints } from './approximate-stretches';
import { axisWord } from './axis-words';
import classes from './chart.module.css';
import { type HistoryPoint, timeOf, type VersionMark } from './history';
import { type PlotGeometry, plotX } from './plot-geometry';
import { timeTicks } from './time-ticks';
import { valueTicks } from './value-ticks';

export type SizePlotProps = {
  readonly points: readonly HistoryPoint[];
  readonly marks: readonly VersionMark[];
  readonly geometry: PlotGeometry;
  readonly height: number;
  readonly format: Format;
  readonly approximateWord: string;
  /** Leaves the axis to a plot below. */
  readonly hideTime?: boolean;
};

export const axisText = { fontSize: 11, fill: 'var(--ink-3)' } as const;

export default function SizePlot(props: SizePlotProps) {
  const { points, marks, geometry, height, format, approximateWord, hideTime } = props;
  const { from, to, left, right, inset, width } = geometry;
  const ticks = valueTicks(Math.max(...points.map(({ size }) => size), 0));
  const axis = timeTicks(from, to, width - left - right, format.timeZone);
  return (
    <ComposedChart
      className={classes.plot}
      width={width}
      height={height}
      data={linePoints(points)}
      margin={{ top: 22, right, bottom: hideTime ? 8 : 0, left: 0 }}
      accessibilityLayer={false}
      aria-hidden
    >
      {approximateStretches(points).map((stretch) => (
        <ReferenceArea
          key={stretch.from}
          x1={stretch.from}
          x2={stretch.to}
          fill="var(--shade)"
          fillOpacity={1}
          label={
            textWidth(approximateWord) + 12 <
            plotX(geometry, stretch.to) - plotX(geometry, stretch.from)
              ? {
                  value: approximateWord,
                  position: 'insideTopLeft',
                  fontSize: 11,
                  fill: 'var(--ink-3)',
                }
              : undefined
          }
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
        hide={hideTime}
        allowDataOverflow
      />
      <YAxis
        width={left}
        interval={0}
        domain={[0, ticks.at(-1) ?? 1]}
        ticks={ticks}
        tickFormatter={(value: number) => format.compact(value)}
        tick={axisText}
        tickLine={false}
        axisLine={false}
      />
      <Area
        dataKey="size"
        stroke="none"
        fill="var(--accent)"
        fillOpacity={0.08}
        isAnimationActive={false}
        activeDot={false}
      />
      <Line
        dataKey="approximate"
        stroke="var(--accent)"
        strokeWidth={1.75}
        strokeDasharray="3 3"
        dot={points.length === 1}
        isAnimationActive={false}
        activeDot={false}
      />
      <Line
        dataKey="exact"
        stroke="var(--accent)"
        strokeWidth={2}
        dot={points.length === 1 ? { r: 3, fill: 'var(--accent)' } : false}
        isAnimationActive={false}
        activeDot={false}
      />
      {versionLabels(marks, geometry).map(({ time, text, version }) => (
        <ReferenceLine
          key={version}
          x={time}
          stroke="var(--cause-rule)"
          strokeDasharray="2 3"
          label={{
            value: text,
            position: 'insideTopLeft',
            fontSize: 11,
            fill: 'var(--cause-rule)',
            dy: -21,
            dx: -5,
          }}
        />
      ))}
    </ComposedChart>
  );
}

type Label = { readonly time: number; readonly version: number; readonly text: string };

/** Marks within the plot; a note is left out where it would run into the next mark or the edge. */
function versionLabels(marks: readonly VersionMark[], geometry: PlotGeometry): Label[] {
  const shown = marks.filter(({ at }) => timeOf(at) >= geometry.from && timeOf(at) <= geometry.to);
  return shown.map(({ at, version, note }, index) => {
    const next = shown[index + 1];
    const end = next ? plotX(geometry, timeOf(next.at)) : geometry.width;
    const room = end - plotX(geometry, timeOf(at));
    const full = `v${version} ${note}`.trim();
    return { time: timeOf(at), version, text: textWidth(full) < room ? full : `v${version}` };
  });
}

/** About how wide 11 px text is: Latin letters are half as wide as Chinese ones. */
const textWidth = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (sign > '⺀' ? 11 : 5.8), 0);
