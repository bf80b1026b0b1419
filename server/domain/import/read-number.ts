import { trimText } from '../text/normalise-text';
import { BadValue, type ReadValue } from './bad-value';
import type { ValueForm } from './column-form';
import { isMissingWord } from './missing-words';
import { scaleDecimal } from './shift-decimal';
import { takeApart, writePlain } from './written-number';

const plainDecimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const mostDigits = 38;
const notANumber = new BadValue('BAD_NUMBER');
const tooLong = new BadValue('NUMBER_TOO_LONG');
const lostDigits = new BadValue('LOST_DIGITS');

export type NumberReader = (raw: string) => ReadValue;

/**
 * A reader of numbers as exact decimals of at most 38 digits. Takes plain decimals and
 * what people write: `¥1,234.00`, `（300）`, `50万`, `12 %`, full-width digits. A number
 * without a unit of its own is multiplied by the form's scale. Words such as `--` and
 * `暂无` are missing. NaN, Infinity and shortened numbers (`1.23457E+11`) are refused.
 */
export function numberReader(form: ValueForm = {}): NumberReader {
  const decimal = form.decimal ?? '.';
  const scale = form.scale === undefined || Number(form.scale) === 1 ? null : form.scale;
  return (raw) => {
    const text = trimText(raw);
    if (text === null) return null;
    if (decimal === '.' && plainDecimal.test(text)) return finish(text, scale);
    if (isMissingWord(text)) return null;
    const written = takeApart(text);
    if (!written || (written.wan && !form.wan)) return notANumber;
    if (written.shortened) return lostDigits;
    const value = writePlain(written, decimal);
    if (value === null) return notANumber;
    return finish(value, written.hasUnit ? null : scale);
  };
}

/** Reads a number of no stated form. */
export const readNumber = numberReader();

function finish(text: string, scale: string | null): ReadValue {
  const unsigned = text.startsWith('+') ? text.slice(1) : text;
  const plain = unsigned.endsWith('.') ? unsigned.slice(0, -1) : unsigned;
  if (plain.length > mostDigits && countDigits(plain) > mostDigits) return tooLong;
  if (scale === null) return plain;
  const scaled = scaleDecimal(plain, scale);
  return scaled.length > mostDigits && countDigits(scaled) > mostDigits ? tooLong : scaled;
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

const identifierNames =
  /邮编|邮政编码|编码|编号|代码|单号|订单号|流水号|电话|手机|传真|座机|身份证|证件号|税号|信用代码|卡号|账号|帐号|工号|学号|条码|条形码|\bcode\b|zip|post(?:al)?[ _-]?code|phone|mobile|\btel\b|\bfax\b|barcode|\bean\b|\bisbn\b|passport|\bvat\b/iu;

/** Whether a column's name says that its numbers are names: postcodes, phones, identity cards. */
export function namesIdentifiers(header: string): boolean {
  return identifierNames.test(header);
}
