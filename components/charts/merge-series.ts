import { linePoints } from './approximate-stretches';
import { type HistoryPoint, timeOf } from './history';

export type Series = {
  readonly key: string;
  readonly name: string;
  readonly color: string;
  readonly points: readonly HistoryPoint[];
};

export type MergedRow = Readonly<Record<string, number | null>> & { readonly time: number };

/** The moments of all series, each once. */
export function momentsOf(series: readonly Series[]): number[] {
  const times = series.flatMap(({ points }) => points.map(({ asOf }) => timeOf(asOf)));
  return [...new Set(times)].sort((a, b) => a - b);
}

/**
 * One row per moment of any series: `key` for its solid line, `~key` for its
 * dashed one. A series without a point at a moment lies on its own straight line there.
 */
export function mergeSeries(series: readonly Series[]): MergedRow[] {
  const lines = series.map(({ key, points }) => ({ key, line: linePoints(points) }));
  return momentsOf(series).map((time) => {
    const row: Record<string, number | null> = { time };
    for (const { key, line } of lines) {
      const { exact, approximate } = valueAt(line, time);
      row[key] = exact;
      row[`~${key}`] = approximate;
    }
    return row as MergedRow;
  });
}

type Value = { readonly exact: number | null; readonly approximate: number | null };

function valueAt(line: ReturnType<typeof linePoints>, time: number): Value {
  const after = line.findIndex((point) => point.time >= time);
  const next = line[after];
  if (next?.time === time) return next;
  const before = line[after - 1];
  if (!next || !before) return { exact: null, approximate: null };
  const ratio = (time - before.time) / (next.time - before.time);
  const value = before.size + ratio * (next.size - before.size);
  return before.exact === null
    ? { exact: null, approximate: value }
    : { exact: value, approximate: null };
}

/** The last point at or before a moment: what was so then. */
export function pointAt(points: readonly HistoryPoint[], time: number): HistoryPoint | null {
  return points.findLast(({ asOf }) => timeOf(asOf) <= time) ?? null;
}
