import { trimText } from '../text/normalise-text';
import { BadValue, type ReadValue } from './bad-value';
import { utcMilliseconds, type WallTime } from './zone-offset';

const moment =
  /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const badDate = new BadValue('BAD_DATE');
const badTime = new BadValue('BAD_TIME');

/** A cell taken apart: a day, with or without a time of day, with or without an offset. */
export type Moment = WallTime & {
  readonly hasTime: boolean;
  /** Digits after the second, at most six. */
  readonly fraction: string;
  /** Minutes east of UTC; null when the cell has none. */
  readonly offsetMinutes: number | null;
};

/** Reads `2011-12-09`, `2011/12/9 08:05`, `2011-12-09T08:05:00.5+08:00` and `2011年12月9日`; null for anything else. */
export function parseMoment(text: string): Moment | null {
  const first = text.charCodeAt(0);
  if (first < 48 || first > 57) return null;
  return parseFixed(text) ?? parseFree(text);
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

function parseFree(text: string): Moment | null {
  const match = moment.exec(text);
  if (!match) return null;
  const wall = {
    year: Number(match[1]),
    month: Number(match[3] ?? match[5]),
    day: Number(match[4] ?? match[6]),
    hour: Number(match[7] ?? 0),
    minute: Number(match[8] ?? 0),
    second: Number(match[9] ?? 0),
  };
  if (!isRealWallTime(wall)) return null;
  const offsetMinutes = readOffset(match[11]);
  if (offsetMinutes !== null && Math.abs(offsetMinutes) > 18 * 60) return null;
  return {
    ...wall,
    hasTime: match[7] !== undefined,
    fraction: (match[10] ?? '').slice(0, 6),
    offsetMinutes,
  };
}

function isRealWallTime(wall: WallTime): boolean {
  if (wall.year < 1 || wall.hour > 23 || wall.minute > 59 || wall.second > 59) return false;
  if (wall.month < 1 || wall.month > 12 || wall.day < 1) return false;
  if (wall.day <= 28) return true;
  const leap = wall.year % 4 === 0 && (wall.year % 100 !== 0 || wall.year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][wall.month - 1];
  return days !== undefined && wall.day <= days;
}

function readOffset(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (text === 'Z' || text === 'z') return 0;
  const digits = text.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0);
  return text.startsWith('-') ? -minutes : minutes;
}

/** Reads a plain date as `YYYY-MM-DD`. A time of day is refused unless it is midnight without an offset. */
export function readDate(raw: string): ReadValue {
  const text = trimText(raw);
  if (text === null) return null;
  const read = parseMoment(text);
  if (!read || read.offsetMinutes !== null) return badDate;
  if (read.hour + read.minute + read.second > 0 || Number(read.fraction) > 0) return badDate;
  return `${pad(read.year, 4)}-${pad(read.month, 2)}-${pad(read.day, 2)}`;
}

/** A reader of instants: a wall time without offset goes through `toUtc`, a plain date is its local midnight. */
export function instantReader(toUtc: (wall: WallTime) => number): (raw: string) => ReadValue {
  return (raw) => {
    const text = trimText(raw);
    if (text === null) return null;
    const read = parseMoment(text);
    if (!read) return badTime;
    const milliseconds =
      read.offsetMinutes === null
        ? toUtc(read)
        : utcMilliseconds(read) - read.offsetMinutes * 60_000;
    return formatInstant(milliseconds, read.fraction);
  };
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
