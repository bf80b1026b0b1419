import { momentOfSerial } from './excel-serial';
import type { Moment } from './moment';
import type { NumberMeaning } from './number-format';

/** Digits a spreadsheet keeps of a number. */
const keptDigits = 15;

/** A number of a sheet as text: the shortest plain decimal with the digits a spreadsheet shows. */
export function plainText(stored: string): string {
  if (stored.length <= keptDigits && /^-?\d+(?:\.\d*[1-9])?$/.test(stored)) return stored;
  const value = Number(stored);
  if (!Number.isFinite(value) || stored.trim() === '') return stored;
  if (Number.isInteger(value) && Math.abs(value) >= 10 ** keptDigits) return expand(stored);
  return trimFraction(expand(value.toPrecision(keptDigits)));
}

/** Whether a stored number has more digits than a spreadsheet keeps, so that the last ones are not true. */
export function hasLostDigits(stored: string): boolean {
  if (stored.length <= keptDigits) return false;
  const value = Number(stored);
  return Number.isInteger(value) && Math.abs(value) >= 10 ** keptDigits;
}

/** A decimal with an exponent as one without. */
function expand(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text.trim());
  if (!match) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point > 400 || point < -400) return text;
  if (point >= digits.length) return sign + digits.padEnd(point, '0').replace(/^0+(?=\d)/, '');
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function trimFraction(text: string): string {
  const trimmed = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return trimmed === '-0' ? '0' : trimmed;
}

/** A number of a sheet as the day or time its format shows; the number where there is no such day. */
export function momentText(stored: string, meaning: NumberMeaning, from1904: boolean): string {
  const serial = Number(stored);
  if (meaning === 'number' || stored === '' || Number.isNaN(serial)) return plainText(stored);
  if (meaning === 'elapsed') return elapsedText(serial);
  if (meaning === 'time' && serial < 1 && serial >= 0) return elapsedText(serial);
  const moment = momentOfSerial(serial, from1904);
  if (!moment) return plainText(stored);
  return moment.hasTime || meaning !== 'date'
    ? `${dayText(moment)} ${clockText(moment)}`
    : dayText(moment);
}

function dayText({ year, month, day }: Moment): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

function clockText({ hour, minute, second, fraction }: Moment): string {
  return `${pad(hour)}:${pad(minute)}:${pad(second)}${fraction === '' ? '' : `.${fraction}`}`;
}

function elapsedText(days: number): string {
  const seconds = Math.round(Math.abs(days) * 86_400);
  const clock = [seconds / 3_600, (seconds % 3_600) / 60, seconds % 60].map((part) =>
    pad(Math.floor(part)),
  );
  return `${days < 0 ? '-' : ''}${clock.join(':')}`;
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}

/** A text of a workbook with its `_x000D_` escapes as the characters they stand for. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The column of a cell's name, from 0: `AB12` is 27; -1 for what is no name. */
export function columnOfName(name: string): number {
  let column = 0;
  let at = 0;
  for (; at < name.length; at += 1) {
    const code = name.charCodeAt(at) & 0xdf;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return at === 0 || at > 3 ? -1 : column - 1;
}

/** The name of a column, counted from 0, as a spreadsheet shows it. */
export function nameOfColumn(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : nameOfColumn(Math.floor(column / 26) - 1) + letter;
}
