import type { Moment } from './moment';

const dayMilliseconds = 86_400_000;
/** Serials from here on are behind the 29 February 1900 that Excel believes in. */
const afterLeapBug = 61;
const largest = 2_958_466;

/**
 * The moment behind a day number of a spreadsheet. Of the 1900 system 1 is 1900-01-01 and 60 is
 * no day; of the 1904 system 0 is 1904-01-01. Null outside of what a spreadsheet can show.
 */
export function momentOfSerial(serial: number, from1904 = false): Moment | null {
  if (!(serial >= 0 && serial < largest)) return null;
  let milliseconds = Math.round(serial * dayMilliseconds);
  const off = milliseconds % 1_000;
  if (off <= 5) milliseconds -= off;
  else if (off >= 995) milliseconds += 1_000 - off;
  const days = Math.floor(milliseconds / dayMilliseconds);
  if (!from1904 && (days === 60 || days === 0)) return null;
  const start = from1904
    ? Date.UTC(1904, 0, 1)
    : Date.UTC(1899, 11, days >= afterLeapBug ? 30 : 31);
  const date = new Date(start + milliseconds);
  const fraction = date.getUTCMilliseconds();
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    hasTime: milliseconds % dayMilliseconds !== 0,
    fraction: fraction === 0 ? '' : String(fraction).padStart(3, '0'),
    offsetMinutes: null,
  };
}

/** Whether a text may be the day number of a day between 1954 and 2119. */
export function looksLikeSerial(text: string): boolean {
  return /^[2-7]\d{4}(?:\.\d+)?$/.test(text);
}

/** Reads a day number of a spreadsheet in the 1900 system. */
export function parseSerial(text: string): Moment | null {
  return /^\d{1,7}(?:\.\d+)?$/.test(text) ? momentOfSerial(Number(text)) : null;
}
