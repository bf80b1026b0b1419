import { Temporal } from 'temporal-polyfill';
import type { WindowUnit } from '../rule/window';
import { assertNever } from '../problem/assert-never';
import { type Calendar, weekdays } from './calendar';
import { type Instant, toInstant } from './instant';

/** A plain date, `YYYY-MM-DD`. */
export type LocalDate = string;

const elapsedUnits = new Set<WindowUnit>(['minute', 'hour']);

function zoned(instant: Instant, calendar: Calendar): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(calendar.timeZone);
}

/** The first instant of a local day; a midnight that does not exist gives the first one that does. */
export function startOfDate(date: LocalDate, calendar: Calendar): Instant {
  return toInstant(
    Temporal.PlainDate.from(date).toZonedDateTime(calendar.timeZone).toInstant().toString(),
  );
}

/** The local day an instant lies in. */
export function localDate(instant: Instant, calendar: Calendar): LocalDate {
  return zoned(instant, calendar).toPlainDate().toString();
}

/** The first local day whose midnight is not before the instant. */
export function dateFrom(instant: Instant, calendar: Calendar): LocalDate {
  const day = localDate(instant, calendar);
  return startOfDate(day, calendar) === toInstant(instant) ? day : addDays(day, 1);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** A day of the calendar moved by units of a day and longer; months clamp to their last day. */
export function shiftDate(date: LocalDate, n: number, unit: WindowUnit): LocalDate {
  return Temporal.PlainDate.from(date).add(dateDuration(n, unit)).toString();
}

/**
 * Moves an instant by n units. Minutes and hours are elapsed time; a day and longer
 * moves the wall clock, a missing wall time forward, an ambiguous one to the earlier.
 */
export function shiftInstant(
  instant: Instant,
  n: number,
  unit: WindowUnit,
  calendar: Calendar,
): Instant {
  if (elapsedUnits.has(unit)) return addElapsed(instant, n, unit);
  const moved = zoned(instant, calendar).toPlainDateTime().add(dateDuration(n, unit));
  return toInstant(moved.toZonedDateTime(calendar.timeZone).toInstant().toString());
}

/** The start of the calendar unit that holds the instant, moved by whole units. */
export function startOfUnit(
  instant: Instant,
  unit: WindowUnit,
  calendar: Calendar,
  offset = 0,
): Instant {
  if (unit === 'minute' || unit === 'hour') {
    const floor = zoned(instant, calendar).round({ smallestUnit: unit, roundingMode: 'floor' });
    return addElapsed(toInstant(floor.toInstant().toString()), offset, unit);
  }
  const first = firstDate(zoned(instant, calendar).toPlainDate(), unit, calendar);
  return startOfDate(first.add(dateDuration(offset, unit)).toString(), calendar);
}

function addElapsed(instant: Instant, n: number, unit: WindowUnit): Instant {
  const step = unit === 'minute' ? { minutes: n } : { hours: n };
  return toInstant(Temporal.Instant.from(instant).add(step).toString());
}

function dateDuration(n: number, unit: WindowUnit): Temporal.DurationLike {
  switch (unit) {
    case 'day':
      return { days: n };
    case 'week':
      return { weeks: n };
    case 'month':
      return { months: n };
    case 'quarter':
    case 'fiscalQuarter':
      return { months: 3 * n };
    case 'half':
    case 'fiscalHalf':
      return { months: 6 * n };
    case 'year':
    case 'fiscalYear':
      return { years: n };
    case 'minute':
    case 'hour':
      throw new RangeError(`${unit} is elapsed time`);
    default:
      return assertNever(unit);
  }
}

function firstDate(
  date: Temporal.PlainDate,
  unit: Exclude<WindowUnit, 'minute' | 'hour'>,
  calendar: Calendar,
): Temporal.PlainDate {
  switch (unit) {
    case 'day':
      return date;
    case 'week': {
      const first = weekdays.indexOf(calendar.weekStart) + 1;
      return date.subtract({ days: (date.dayOfWeek - first + 7) % 7 });
    }
    case 'month':
      return date.with({ day: 1 });
    case 'quarter':
      return firstOfMonths(date, 3, 1);
    case 'half':
      return firstOfMonths(date, 6, 1);
    case 'year':
      return firstOfMonths(date, 12, 1);
    case 'fiscalQuarter':
      return firstOfMonths(date, 3, calendar.fiscalYearStart);
    case 'fiscalHalf':
      return firstOfMonths(date, 6, calendar.fiscalYearStart);
    case 'fiscalYear':
      return firstOfMonths(date, 12, calendar.fiscalYearStart);
    default:
      return assertNever(unit);
  }
}

function firstOfMonths(date: Temporal.PlainDate, length: number, start: number) {
  const into = (date.month - start + 12) % length;
  return date.with({ day: 1 }).subtract({ months: into });
}
