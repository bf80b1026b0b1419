/** A plain date as the number of days since 1970-01-01. */
export type Day = number;

export type CalendarUnit =
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'half'
  | 'year'
  | 'fiscalQuarter'
  | 'fiscalHalf'
  | 'fiscalYear';
export type ElapsedUnit = 'minute' | 'hour';
export type Unit = ElapsedUnit | CalendarUnit;

export interface CalendarSettings {
  /** 0 = Monday ... 6 = Sunday. */
  readonly weekStart: number;
  /** 1 = January ... 12 = December. */
  readonly fiscalYearStart: number;
}

export interface YearMonthDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Thrown when a date leaves the years 1 to 9999. */
export class OutOfCalendar extends Error {}

const MILLIS_PER_DAY = 86_400_000;

const MONTHS_IN = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
  fiscalQuarter: 3,
  fiscalHalf: 6,
  fiscalYear: 12,
} as const;

const UNITS: readonly string[] = ['minute', 'hour', 'day', 'week', ...Object.keys(MONTHS_IN)];

export function isUnit(value: unknown): value is Unit {
  return typeof value === 'string' && UNITS.includes(value);
}

export function isElapsed(unit: Unit): unit is ElapsedUnit {
  return unit === 'minute' || unit === 'hour';
}

export function modulo(a: number, b: number): number {
  return ((a % b) + b) % b;
}

export function toDay(year: number, month: number, day: number): Day {
  if (year < 1 || year > 9999) throw new OutOfCalendar(`year ${year}`);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / MILLIS_PER_DAY);
}

export function fromDay(day: Day): YearMonthDay {
  const date = new Date(day * MILLIS_PER_DAY);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) throw new OutOfCalendar(`day ${day}`);
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Shifts by whole months; a day that the target month lacks becomes its last day. */
export function addMonths(from: Day, months: number): Day {
  const { year, month, day } = fromDay(from);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = modulo(index, 12) + 1;
  return toDay(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

export function shiftDay(from: Day, n: number, unit: CalendarUnit): Day {
  if (unit !== 'day' && unit !== 'week') return addMonths(from, n * MONTHS_IN[unit]);
  const shifted = from + n * (unit === 'week' ? 7 : 1);
  fromDay(shifted);
  return shifted;
}

/** The first day of the calendar unit that contains the day. */
export function firstDayOf(day: Day, unit: CalendarUnit, settings: CalendarSettings): Day {
  if (unit === 'day') return day;
  if (unit === 'week') return day - modulo(day + 3 - settings.weekStart, 7);
  const { year, month } = fromDay(day);
  const shift = unit.startsWith('fiscal') ? settings.fiscalYearStart - 1 : 0;
  const span = MONTHS_IN[unit];
  const index = Math.floor((year * 12 + (month - 1) - shift) / span) * span + shift;
  return toDay(Math.floor(index / 12), modulo(index, 12) + 1, 1);
}

/** The day in `year` on which a date is remembered: 29 Feb on 28 Feb in common years. */
export function anniversaryIn(year: number, of: YearMonthDay): Day {
  return toDay(year, of.month, Math.min(of.day, daysInMonth(year, of.month)));
}
