import { type HistoryPoint, timeOf } from './history';

export type Stretch = { readonly from: number; readonly to: number; readonly reason: string };

/** Runs of approximate points, each up to the next exact one. */
export function approximateStretches(points: readonly HistoryPoint[]): Stretch[] {
  const stretches: Stretch[] = [];
  let open: { from: number; reason: string } | null = null;
  for (const point of points) {
    const time = timeOf(point.asOf);
    if (point.approximate !== null) open ??= { from: time, reason: point.approximate };
    else if (open) {
      stretches.push({ ...open, to: time });
      open = null;
    }
  }
  const last = points.at(-1);
  if (open && last) stretches.push({ ...open, to: timeOf(last.asOf) });
  return stretches;
}

export type LinePoint = {
  readonly time: number;
  readonly size: number;
  /** The solid line; null where it is dashed. */
  readonly exact: number | null;
  /** The dashed line, which meets the solid one in their common points. */
  readonly approximate: number | null;
};

/** One line cut into its exact and its approximate part. */
export function linePoints(points: readonly HistoryPoint[]): LinePoint[] {
  return points.map((point, index) => {
    const dashed = point.approximate !== null || points[index - 1]?.approximate != null;
    return {
      time: timeOf(point.asOf),
      size: point.size,
      exact: point.approximate === null ? point.size : null,
      approximate: dashed ? point.size : null,
    };
  });
}
