import type { DateOrder } from './column-form';
import { toHalfWidth } from './half-width';
import { isRealWallTime, type Moment } from './moment';

const longest = 60;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const yearFirst = /^(\d{4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})(?!\d)/;
const chinese = /^(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?/;
const yearLast = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4})(?!\d)/;
const dayMonth = /^(\d{1,2})[- ]([a-z]{3,9})\.?,?[- ](\d{4})(?!\d)/i;
const monthDay = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})(?!\d)/i;
const dayPart = '上午|下午|凌晨|早上|中午|晚上|[AP]\\.?M\\.?';
const clock = new RegExp(
  `^(?:T|\\s*)(${dayPart})?\\s*(\\d{1,2})(?::(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?|[时点](?:(\\d{1,2})分)?(?:(\\d{1,2})秒)?)\\s*([AP]\\.?M\\.?)?\\s*(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?$`,
  'i',
);
const weekday = /^[\s,]*\(?(?:(?:星期|周)[一二三四五六日天])?\)?/;

type Day = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly rest: string;
};
type Clock = Pick<Moment, 'hour' | 'minute' | 'second' | 'hasTime' | 'fraction' | 'offsetMinutes'>;

const noClock: Clock = {
  hour: 0,
  minute: 0,
  second: 0,
  hasTime: false,
  fraction: '',
  offsetMinutes: null,
};

/** Reads a day as people write it, with or without a time. An order is needed where day and month could be taken for each other. */
export function parseWritten(raw: string, order?: DateOrder): Moment | null {
  if (raw.length > longest) return null;
  const text = toHalfWidth(raw);
  const found = readDay(text, order);
  if (!found) return null;
  const { rest, ...day } = found;
  const time = readClock(rest);
  if (!time) return null;
  const moment = { ...day, ...time };
  return isRealWallTime(moment) ? moment : null;
}

function readDay(text: string, order: DateOrder | undefined): Day | null {
  const first = yearFirst.exec(text);
  if (first) return dayOf(text, first[0], first[1], first[3], first[4]);
  const written = chinese.exec(text);
  if (written) return dayOf(text, written[0], written[1], written[2], written[3] ?? '1');
  const named = dayMonth.exec(text);
  if (named) return dayOf(text, named[0], named[3], monthNumber(named[2]), named[1]);
  const monthNamed = monthDay.exec(text);
  if (monthNamed)
    return dayOf(text, monthNamed[0], monthNamed[3], monthNumber(monthNamed[1]), monthNamed[2]);
  const last = order === 'dmy' || order === 'mdy' ? yearLast.exec(text) : null;
  if (!last) return null;
  const [month, day] = order === 'mdy' ? [last[1], last[3]] : [last[3], last[1]];
  return dayOf(text, last[0], last[4], month, day);
}

function dayOf(text: string, all: string, year = '', month: string | number = '', day = ''): Day {
  const rest = text.slice(all.length);
  return { year: Number(year), month: Number(month), day: Number(day), rest };
}

/** From 1; 0, which no calendar has, for what is no month's name. */
function monthNumber(name = ''): number {
  const at = months.indexOf(name.slice(0, 3).toLowerCase());
  return at + 1;
}

function readClock(text: string): Clock | null {
  const rest = text.replace(weekday, '').trim();
  if (rest === '') return noClock;
  const match = clock.exec(rest);
  if (!match) return null;
  const [, before, hours, minutes, seconds, fraction, cnMinutes, cnSeconds, after, zone] = match;
  if (before !== undefined && after !== undefined) return null;
  const hour = hourOf(Number(hours), (before ?? after)?.replaceAll('.', '').toUpperCase());
  const offsetMinutes = readOffset(zone);
  if (hour === null || (offsetMinutes !== null && Math.abs(offsetMinutes) > 18 * 60)) return null;
  return {
    hour,
    minute: Number(minutes ?? cnMinutes ?? 0),
    second: Number(seconds ?? cnSeconds ?? 0),
    hasTime: true,
    fraction: (fraction ?? '').slice(0, 6),
    offsetMinutes,
  };
}

function hourOf(hour: number, part: string | undefined): number | null {
  switch (part) {
    case undefined:
      return hour;
    case 'AM':
      return hour < 1 || hour > 12 ? null : hour % 12;
    case 'PM':
      return hour < 1 || hour > 12 ? null : (hour % 12) + 12;
    case '上午':
    case '凌晨':
    case '早上':
      return hour === 12 ? 0 : hour;
    case '中午':
      return hour < 10 ? hour + 12 : hour;
    default:
      return hour < 12 ? hour + 12 : hour;
  }
}

function readOffset(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^(?:z|utc|gmt)$/i.test(text)) return 0;
  const digits = text.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0);
  return text.startsWith('-') ? -minutes : minutes;
}

/** Reads `20240105` and `20240105083000`, which are moments only in a column of moments. */
export function parseCompact(text: string): Moment | null {
  const match = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second] = match.map(Number);
  const hasTime = match[4] !== undefined;
  const wall = {
    year: year ?? 0,
    month: month ?? 0,
    day: day ?? 0,
    hour: hasTime ? (hour ?? 0) : 0,
    minute: hasTime ? (minute ?? 0) : 0,
    second: hasTime ? (second ?? 0) : 0,
  };
  return isRealWallTime(wall) ? { ...wall, hasTime, fraction: '', offsetMinutes: null } : null;
}

/** What `1/2/2024` and its like say about the order of day and month; null for another text. */
export function orderShown(text: string): 'dmy' | 'mdy' | 'either' | null {
  const match = yearLast.exec(text);
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (first > 12) return second > 12 ? null : 'dmy';
  return second > 12 ? 'mdy' : 'either';
}

/** Whether a text is a day with a year of two digits, which may mean three things. */
export function hasShortYear(text: string): boolean {
  return /^\d{1,2}([-/.])\d{1,2}\1\d{1,2}(?:\s|$)/.test(text);
}
