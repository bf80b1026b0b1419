import type { inferRouterOutputs } from '@trpc/server';
import { categoryColor, type HistoryPoint, withAfter } from '@/components/charts/history';
import type { Series } from '@/components/charts/merge-series';
import type { ApproximationReason } from '@/server/domain/segment/approximation';
import type { AppRouter } from '@/server/trpc/app-router';
import { justBefore } from './stretch';

export type SegmentSizes = inferRouterOutputs<AppRouter>['dashboards']['sizes'][number];

/** One chosen segment as the dashboard shows it. */
export type BoardSeries = Series & {
  readonly id: string;
  readonly size: number | null;
  readonly total: number | null;
  /** When its newest point is from. */
  readonly asOf: string | null;
  /** Against the point in force when the stretch begins, else against its first point. */
  readonly change: number | null;
  readonly entered: number;
  readonly left: number;
};

/** `from` is the first instant of the stretch, null without one. */
export function boardSeries(
  sizes: SegmentSizes,
  place: number,
  name: string,
  words: (reasons: readonly ApproximationReason[]) => string,
  from: string | null,
): BoardSeries {
  const { id, key, before, reasons } = sizes;
  const because = words(reasons);
  const first = from === null ? null : justBefore(from);
  const points: HistoryPoint[] = withAfter(sizes.points, first).map((point) => ({
    ...point,
    approximate: point.approximate ? because : null,
  }));
  const last = points.at(-1);
  const base = before?.size ?? points[0]?.size;
  return {
    id,
    key,
    name,
    color: categoryColor(place),
    points,
    size: last?.size ?? null,
    total: last?.total ?? null,
    asOf: last?.asOf ?? null,
    change: last && base !== undefined ? last.size - base : null,
    entered: points.reduce((sum, { entered }) => sum + entered, 0),
    left: points.reduce((sum, { left }) => sum + left, 0),
  };
}
