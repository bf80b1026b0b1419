import { trimText } from '../text/normalise-text';
import { BadValue, type ReadValue } from './bad-value';
import type { DateOrder, ValueForm } from './column-form';
import { parseSerial } from './excel-serial';
import { isMissingWord } from './missing-words';
import { parseCompact, parseWritten } from './written-moment';
import { isRealWallTime, type Moment } from './moment';
import { utcMilliseconds, type WallTime } from './zone-offset';

const badDate = new BadValue('BAD_DATE');
const badTime = new BadValue('BAD_TIME');

/**
 * Reads `2011-12-09`, `2011/12/9 08:05`, `2011-12-09T08:05:00.5+08:00`, `2011年12月9日 下午3:20`,
 * `9-Dec-2011`, and with an order also `9/12/2011`; null for anything else.
 */
export function parseMoment(text: string, order?: DateOrder): Moment | null {
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57) return parseFixed(text) ?? parseWritten(text, order);
  return mayBeWritten(first, text) ? parseWritten(text, order) : null;
}

/** A full-width digit, or the name of a month before a day. */
function mayBeWritten(first: number, text: string): boolean {
  return (first >= 0xff10 && first <= 0xff19) || (first < 128 && /^[A-Za-z]{3,9}\.? \d/.test(text));
}

/** `YYYY-MM-DD` and `YYYY-MM-DD hh:mm[:ss]` by position: several times faster, and what most files hold. */
function parseFixed(text: string): Moment | null {
  const { length } = text;
  if ((length !== 10 && length !== 16 && length !== 19) || text[4] !== '-' || text[7] !== '-')
    return null;
  const hasTime = length > 10;
  if (hasTime && ((text[10] !== ' ' && text[10] !== 'T') || text[13] !== ':')) return null;
  if (length === 19 && text[16] !== ':') return null;
  const wall = {
    year: twoDigits(text, 0) * 100 + twoDigits(text, 2),
    month: twoDigits(text, 5),
    day: twoDigits(text, 8),
    hour: hasTime ? twoDigits(text, 11) : 0,
    minute: hasTime ? twoDigits(text, 14) : 0,
    second: length === 19 ? twoDigits(text, 17) : 0,
  };
  const sum = wall.year + wall.month + wall.day + wall.hour + wall.minute + wall.second;
  if (Number.isNaN(sum) || !isRealWallTime(wall)) return null;
  return { ...wall, hasTime, fraction: '', offsetMinutes: null };
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/**
 * A reader of plain dates as `YYYY-MM-DD`. A time of day is refused unless it is midnight
 * without an offset. `20240105` is a date here, `9/12/2011` and day numbers only when the
 * form states them. Words such as `--` and `暂无` are missing.
 */
export function dateReader(form: ValueForm = {}): (raw: string) => ReadValue {
  return (raw) => {
    const text = trimText(raw);
    if (text === null) return null;
    const read = parseDeclared(text, form.dateOrder);
    if (!read) return isMissingWord(text) ? null : badDate;
    if (read.offsetMinutes !== null) return badDate;
    if (read.hour + read.minute + read.second > 0 || Number(read.fraction) > 0) return badDate;
    return `${pad(read.year, 4)}-${pad(read.month, 2)}-${pad(read.day, 2)}`;
  };
}

/** Reads a plain date of no stated form. */
export const readDate = dateReader();

/** A reader of instants: a wall time without offset goes through `toUtc`, a plain date is its local midnight. */
export function instantReader(
  toUtc: (wall: WallTime) => number,
  form: ValueForm = {},
): (raw: string) => ReadValue {
  return (raw) => {
    const text = trimText(raw);
    if (text === null) return null;
    const read = parseDeclared(text, form.dateOrder);
    if (!read) return isMissingWord(text) ? null : badTime;
    const milliseconds =
      read.offsetMinutes === null
        ? toUtc(read)
        : utcMilliseconds(read) - read.offsetMinutes * 60_000;
    return formatInstant(milliseconds, read.fraction);
  };
}

/** Reads a moment in a column that holds nothing else, where digits alone are one. */
function parseDeclared(text: string, order: DateOrder | undefined): Moment | null {
  return (
    parseMoment(text, order) ??
    parseCompact(text) ??
    (order === 'serial' ? parseSerial(text) : null)
  );
}

function formatInstant(milliseconds: number, fraction: string): string {
  const iso = new Date(milliseconds).toISOString();
  const seconds = iso.slice(0, iso.indexOf('.'));
  const digits = fraction.replace(/0+$/, '');
  return digits === '' ? `${seconds}Z` : `${seconds}.${digits}Z`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
