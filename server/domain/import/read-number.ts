import { trimText } from '../text/normalise-text';
import { BadValue, type ReadValue } from './bad-value';

const plainDecimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const mostDigits = 38;
const notANumber = new BadValue('BAD_NUMBER');
const tooLong = new BadValue('NUMBER_TOO_LONG');

/**
 * Reads a plain decimal exactly, as text: at most 38 digits, no exponent,
 * no grouping; NaN and Infinity are refused (docs/rules.md 23, 24).
 */
export function readNumber(raw: string): ReadValue {
  const text = trimText(raw);
  if (text === null) return null;
  if (!plainDecimal.test(text)) return notANumber;
  if (text.length > mostDigits && countDigits(text) > mostDigits) return tooLong;
  const unsigned = text.startsWith('+') ? text.slice(1) : text;
  return unsigned.endsWith('.') ? unsigned.slice(0, -1) : unsigned;
}

function countDigits(text: string): number {
  return text.replace(/^[+-]?0*/, '').replace('.', '').length;
}

/** Whether a trimmed, filled cell is a plain decimal. */
export function isPlainDecimal(text: string): boolean {
  return plainDecimal.test(text);
}

/** Words that programs write in the place of a number: they make a column no less a number's. */
export function isNumberFailure(text: string): boolean {
  return /^[+-]?(?:nan|inf|infinity)$/i.test(text);
}

/**
 * Whether a number is more likely a name for something than an amount: leading
 * zeros, eleven digits and more, or a phone's plus sign.
 */
export function looksLikeIdentifier(text: string): boolean {
  return /^[+-]?0\d/.test(text) || /^\d{11,}$/.test(text) || /^\+\d/.test(text);
}
