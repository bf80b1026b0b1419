import { type Day, daysInMonth, toDay } from './calendar';
import { DAY, HOUR, type Micros, MINUTE, SECOND } from './zone';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** Reads YYYY-MM-DD; null when it is no day of the calendar. */
export function parseDate(text: string): Day | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return toDay(year, month, day);
}

/** Reads an ISO instant with Z or an offset, to the microsecond; null otherwise. */
export function parseInstant(text: string): Micros | null {
  const match = INSTANT.exec(text);
  if (!match) return null;
  const [
    ,
    date = '',
    hour = '',
    minute = '',
    second = '0',
    fraction = '',
    sign,
    offsetHour,
    offsetMinute,
  ] = match;
  const day = parseDate(date);
  if (day === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (Number(offsetHour ?? 0) > 23 || Number(offsetMinute ?? 0) > 59) return null;
  const wall =
    BigInt(day) * DAY +
    BigInt(hour) * HOUR +
    BigInt(minute) * MINUTE +
    BigInt(second) * SECOND +
    BigInt(fraction.padEnd(6, '0'));
  if (!sign) return wall;
  const offset = BigInt(offsetHour ?? 0) * HOUR + BigInt(offsetMinute ?? 0) * MINUTE;
  return sign === '-' ? wall + offset : wall - offset;
}

/** A point in time as a rule or a row writes it: a whole local day, or an instant. */
export type Moment =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'instant'; readonly at: Micros };

export function parseMoment(text: string): Moment | null {
  const day = parseDate(text);
  if (day !== null) return { kind: 'day', day };
  const at = parseInstant(text);
  return at === null ? null : { kind: 'instant', at };
}
