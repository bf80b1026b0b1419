import type { Cause, CauseSplit } from '../segment/cause';
import type { Instant } from '../time/instant';

export type SizePoint = {
  readonly asOf: Instant;
  readonly size: number;
  readonly total: number | null;
  readonly entered: number;
  readonly left: number;
  readonly causes: CauseSplit;
  readonly approximate: boolean;
};

/**
 * Joins neighbouring points of one group into the last of them: the size is the
 * last one's, entries and exits add up, and one approximate point makes the whole
 * approximate. Points come in order of time; the sizes between are lost, nothing else.
 */
export function mergePoints(
  points: readonly SizePoint[],
  groupOf: (asOf: Instant) => string,
): SizePoint[] {
  const merged: SizePoint[] = [];
  let group: string | null = null;
  for (const point of points) {
    const own = groupOf(point.asOf);
    const before = own === group ? merged.pop() : undefined;
    merged.push(before ? joined(before, point) : point);
    group = own;
  }
  return merged;
}

function joined(before: SizePoint, after: SizePoint): SizePoint {
  return {
    ...after,
    entered: before.entered + after.entered,
    left: before.left + after.left,
    causes: {
      entered: sum(before.causes.entered, after.causes.entered),
      left: sum(before.causes.left, after.causes.left),
    },
    approximate: before.approximate || after.approximate,
  };
}

type Counts = Readonly<Partial<Record<Cause, number>>>;

function sum(a: Counts, b: Counts): Counts {
  const total: Partial<Record<Cause, number>> = { ...a };
  for (const [cause, count] of Object.entries(b) as [Cause, number][])
    total[cause] = (total[cause] ?? 0) + count;
  return total;
}
