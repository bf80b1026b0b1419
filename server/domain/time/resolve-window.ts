import { assertNever } from '../problem/assert-never';
import type { RelativeInstant, Window } from '../rule/window';
import type { Calendar } from './calendar';
import { compareInstants, type Instant } from './instant';
import {
  addDays,
  type LocalDate,
  localDate,
  shiftInstant,
  startOfDate,
  startOfUnit,
} from './local-time';
import { readDate, readInstant } from './read-time';

/** Half-open edges; null is without end on that side. */
export type TimeRange = { readonly from: Instant | null; readonly to: Instant | null };

/** A window turned into instants, and into the days it means on a column of plain dates. */
export type ResolvedWindow = TimeRange & {
  readonly fromDate: LocalDate | null;
  readonly toDate: LocalDate | null;
};

export type KpiPeriod = { readonly from: string; readonly to: string };

export type WindowRefusal = 'BAD_WINDOW' | 'BAD_DATE' | 'RANGE_REVERSED' | 'PERIOD_OUTSIDE_KPI';

export type WindowContext = {
  readonly calendar: Calendar;
  readonly asOf: Instant;
  readonly kpiPeriod?: KpiPeriod;
};

/** Turns a window into edges (docs/rules.md section 1), or says why it has none. */
export function resolveWindow(
  window: Window,
  context: WindowContext,
): ResolvedWindow | { readonly refused: WindowRefusal } {
  const { calendar, asOf } = context;
  const shift = (n: number, unit: Parameters<typeof shiftInstant>[2]) =>
    shiftInstant(asOf, n, unit, calendar);
  switch (window.kind) {
    case 'last':
      return withDates(shift(-window.n, window.unit), asOf, calendar);
    case 'next':
      return withDates(asOf, shift(window.n, window.unit), calendar);
    case 'betweenAgo':
      if (window.older < window.newer) return { refused: 'RANGE_REVERSED' };
      return withDates(
        shift(-window.older, window.unit),
        shift(-window.newer, window.unit),
        calendar,
      );
    case 'previous': {
      const from = startOfUnit(asOf, window.unit, calendar, -window.n);
      if (window.includeCurrent) return untilNow(from, asOf, calendar);
      return withDates(from, startOfUnit(asOf, window.unit, calendar), calendar);
    }
    case 'current':
      return untilNow(startOfUnit(asOf, window.unit, calendar), asOf, calendar);
    case 'period':
      return withDates(
        startOfUnit(asOf, window.unit, calendar, window.offset),
        startOfUnit(asOf, window.unit, calendar, window.offset + 1),
        calendar,
      );
    case 'dates':
      return resolveDates(window.from, window.to, calendar);
    case 'kpiPeriod':
      return resolvePeriod(context);
    case 'allTime':
      return { from: null, to: null, fromDate: null, toDate: null };
    default:
      return assertNever(window);
  }
}

const intraday = new Set<RelativeInstant['anchor']>(['now', 'startOfMinute', 'startOfHour']);

/** The instant a relative value stands for. */
export function resolveRelative(relative: RelativeInstant, context: WindowContext): Instant {
  const { calendar, asOf } = context;
  const anchored =
    relative.anchor === 'now' ? asOf : startOfUnit(asOf, anchorUnit(relative.anchor), calendar);
  const offset = relative.offset ?? 0;
  const unit = relative.unit ?? 'day';
  if (offset === 0) return anchored;
  if (intraday.has(relative.anchor) || unit === 'minute' || unit === 'hour')
    return shiftInstant(anchored, offset, unit, calendar);
  return shiftDayStart(localDate(anchored, calendar), offset, unit, calendar);
}

function shiftDayStart(
  day: LocalDate,
  offset: number,
  unit: NonNullable<RelativeInstant['unit']>,
  calendar: Calendar,
): Instant {
  const midnight = startOfDate(day, { ...calendar, timeZone: 'UTC' });
  const moved = shiftInstant(midnight, offset, unit, { ...calendar, timeZone: 'UTC' });
  return startOfDate(localDate(moved, { ...calendar, timeZone: 'UTC' }), calendar);
}

function anchorUnit(anchor: Exclude<RelativeInstant['anchor'], 'now'>) {
  const unit = anchor.slice('startOf'.length);
  return (unit.charAt(0).toLowerCase() + unit.slice(1)) as NonNullable<RelativeInstant['unit']>;
}

function withDates(from: Instant, to: Instant, calendar: Calendar): ResolvedWindow {
  return { from, to, fromDate: localDate(from, calendar), toDate: localDate(to, calendar) };
}

function untilNow(from: Instant, asOf: Instant, calendar: Calendar): ResolvedWindow {
  return {
    from,
    to: asOf,
    fromDate: localDate(from, calendar),
    toDate: addDays(localDate(asOf, calendar), 1),
  };
}

function resolveDates(fromText: string, toText: string, calendar: Calendar) {
  const from = readDate(fromText);
  const to = readDate(toText);
  if (from === null || to === null) return { refused: 'BAD_DATE' } as const;
  if (from > to) return { refused: 'RANGE_REVERSED' } as const;
  const end = addDays(to, 1);
  return {
    from: startOfDate(from, calendar),
    to: startOfDate(end, calendar),
    fromDate: from,
    toDate: end,
  };
}

function resolvePeriod({ kpiPeriod, calendar }: WindowContext) {
  if (!kpiPeriod) return { refused: 'PERIOD_OUTSIDE_KPI' } as const;
  const from = readMoment(kpiPeriod.from, calendar);
  const to = readMoment(kpiPeriod.to, calendar);
  if (from === null || to === null) return { refused: 'BAD_DATE' } as const;
  if (compareInstants(from, to) > 0) return { refused: 'RANGE_REVERSED' } as const;
  return withDates(from, to, calendar);
}

/** An instant, or a plain date as its local midnight; null when it is neither. */
export function readMoment(text: string, calendar: Calendar): Instant | null {
  const day = readDate(text);
  return day === null ? readInstant(text) : startOfDate(day, calendar);
}
