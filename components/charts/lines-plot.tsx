'use client';

import { CartesianGrid, Line, LineChart, XAxis, YAxis } from 'recharts';
import type { Format } from '@/components/ui/format/create-format';
import { axisWord } from './axis-words';
import classes from './chart.module.css';
import type { PlotGeometry } from './plot-geometry';
import { axisText } from './size-plot';
import { timeTicks } from './time-ticks';

export type LinesPlotProps = {
  readonly keys: readonly string[];
  readonly colors: readonly string[];
  /** `time`, and per key the solid value and, under `~key`, the dashed one. */
  readonly rows: readonly Record<string, number | null>[];
  readonly ticks: readonly number[];
  readonly geometry: PlotGeometry;
  readonly height: number;
  readonly format: Format;
};

export default function LinesPlot(props: LinesPlotProps) {
  const { keys, colors, rows, ticks, geometry, height, format } = props;
  const { from, to, left, right, inset, width } = geometry;
  const axis = timeTicks(from, to, width - left - right, format.timeZone);
  const line = (dataKey: string, color: string | undefined, dashed: boolean) => (
    <Line
      key={dataKey}
      dataKey={dataKey}
      stroke={color}
      strokeWidth={dashed ? 1.75 : 2}
      strokeDasharray={dashed ? '3 3' : undefined}
      dot={rows.length === 1 ? { r: 3, fill: color } : false}
      isAnimationActive={false}
      activeDot={false}
    />
  );
  return (
    <LineChart
      className={classes.plot}
      width={width}
      height={height}
      data={[...rows]}
      margin={{ top: 10, right, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      aria-hidden
    >
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
        domain={[0, ticks.at(-1) ?? 1]}
        ticks={[...ticks]}
        tickFormatter={(value: number) => format.compact(value)}
        tick={axisText}
        tickLine={false}
        axisLine={false}
      />
      {keys.flatMap((key, index) => [
        line(`~${key}`, colors[index], true),
        line(key, colors[index], false),
      ])}
    </LineChart>
  );
}
