import { isTextual, type ExportColumn, spoken, type Voice } from '../exported-list';

/** Places in `cellXfs` of the workbook's styles. */
export const styles = { plain: 0, head: 1, day: 2, instant: 3, quoted: 4, money: 5 } as const;

const longestText = 32_767;
const mostDigits = 15;
const startsFormula = /^[=+\-@\t\r\n\0'＝＋－＠]/;
const daysBefore1970 = 25_569;
const millisecondsOfDay = 86_400_000;
/** 1 March 1900: spreadsheets count a 29 February before it that never was. */
const firstSoundDay = 61;

type Writer = (place: string, value: string) => string;

/** What writes a column's filled cells as XML, each with its own type: no text is ever a formula. */
export function cellWriter(column: ExportColumn, voice: Voice): Writer {
  if (isTextual(column))
    return (place, value) => textCell(place, spoken(column, value, voice) ?? '');
  switch (column.type) {
    case 'number':
      return (place, value) => numberCell(place, value, styles.plain);
    case 'money':
      return (place, value) => numberCell(place, value, styles.money);
    case 'boolean':
      return (place, value) => `<c r="${place}" t="b"><v>${value === 'true' ? 1 : 0}</v></c>`;
    case 'date':
      return (place, value) => serialCell(place, value, styles.day);
    default:
      return (place, value) => serialCell(place, value, styles.instant);
  }
}

export function textCell(place: string, value: string, style?: number): string {
  const chosen = style ?? (startsFormula.test(value) ? styles.quoted : styles.plain);
  const attribute = chosen === styles.plain ? '' : ` s="${chosen}"`;
  return `<c r="${place}"${attribute} t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
}

/** A number a spreadsheet keeps to its last digit; a longer one is text, so that no digit is lost. */
function numberCell(place: string, value: string, style: number): string {
  const digits = value.replace(/^[+-]?0*\.?0*|\./g, '').length;
  if (digits > mostDigits) return textCell(place, value, styles.plain);
  return `<c r="${place}"${style === styles.plain ? '' : ` s="${style}"`}><v>${value}</v></c>`;
}

/** A day or wall time as a serial number; what spreadsheets cannot count is text. */
function serialCell(place: string, value: string, style: number): string {
  const serial = toSerial(value);
  return serial === null
    ? textCell(place, value, styles.plain)
    : `<c r="${place}" s="${style}"><v>${serial}</v></c>`;
}

function toSerial(value: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(\.\d+)?)?/.exec(value);
  if (!match) return null;
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = 0] = match;
  const days =
    Date.UTC(Number(year), Number(month) - 1, Number(day)) / millisecondsOfDay + daysBefore1970;
  if (days < firstSoundDay) return null;
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second) + Number(fraction);
  return days + seconds / 86_400;
}

/** A longer text than a cell can hold is cut and ends in an ellipsis. */
function xmlText(raw: string): string {
  const value = raw.length > longestText ? `${raw.slice(0, longestText - 1)}…` : raw;
  if (!needsEscape.test(value)) return value;
  return value
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(unwritable, escapeUnit)
    .replace(/[<>&]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : '&amp;'));
}

const needsEscape = /[<>&_]|[^\t\n -\uD7FF\uE000-\uFFFD]/;
/** Signs XML has no place for (and CR, which it would turn into LF); pairs of surrogates are fine. */
const unwritable = /(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]|\p{Surrogate}/gu;

function escapeUnit(sign: string): string {
  const code = sign.charCodeAt(0);
  if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD';
  return `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** `A`, `B` to `XFD` for columns counted from 0. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
