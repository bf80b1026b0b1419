import { groupCauses, type HistoryPoint, timeOf } from './history';
import { type CalendarUnit, lengthOf, unitStart } from './local-calendar';

export type ChangeBucket = {
  /** First moment of the local unit. */
  readonly start: number;
  readonly end: number;
  readonly middle: number;
  readonly entered: number;
  readonly enteredByRule: number;
  readonly left: number;
  readonly leftByRule: number;
  /** The moves of its points are those in (after, until]. */
  readonly after: string | null;
  readonly until: string;
};

/** The finest calendar unit that cuts a stretch into at most `most` pieces. */
export function bucketUnit(from: number, to: number, most = 45): CalendarUnit {
  const units: readonly CalendarUnit[] = ['day', 'week', 'month', 'quarter'];
  return units.find((unit) => (to - from) / lengthOf[unit] <= most) ?? 'year';
}

/**
 * Entries and exits by calendar unit. A point tells what moved before it, so a
 * point at the start of December belongs to November. Points come oldest first.
 */
export function changeBuckets(
  points: readonly HistoryPoint[],
  unit: CalendarUnit,
  timeZone: string,
): ChangeBucket[] {
  const buckets = new Map<number, ChangeBucket>();
  for (const point of points) {
    const start = unitStart(timeOf(point.asOf) - 1, unit, timeZone);
    const end = unitStart(start + lengthOf[unit] / 2, unit, timeZone, 1);
    const known = buckets.get(start);
    buckets.set(start, {
      start,
      end,
      middle: (start + end) / 2,
      entered: (known?.entered ?? 0) + point.entered,
      left: (known?.left ?? 0) + point.left,
      enteredByRule: (known?.enteredByRule ?? 0) + byRule(point.causes?.entered),
      after: known ? known.after : point.after,
      until: point.asOf,
      leftByRule: (known?.leftByRule ?? 0) + byRule(point.causes?.left),
    });
  }
  return [...buckets.values()].sort((a, b) => a.start - b.start);
}

const byRule = (counts: Parameters<typeof groupCauses>[0] | undefined): number =>
  groupCauses(counts ?? {}).rule ?? 0;
