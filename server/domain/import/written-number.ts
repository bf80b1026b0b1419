import { toHalfWidth } from './half-width';
import { shiftDecimal } from './shift-decimal';

/** A number as people write it, taken apart. */
export type WrittenNumber = {
  readonly negative: boolean;
  /** Digits with whatever separates them. */
  readonly body: string;
  /** Ten to which power its unit, percent sign and exponent make of it. */
  readonly power: number;
  /** Whether it has a unit or percent sign of its own, so that the header's is not meant. */
  readonly hasUnit: boolean;
  /** Whether its unit is the letter w, which is 万 to some and watt to others. */
  readonly wan: boolean;
  /** Whether a program shortened it: 1.23457E+11. */
  readonly shortened: boolean;
};

const longest = 100;
const powers = new Map([
  ['百', 2],
  ['千', 3],
  ['仟', 3],
  ['k', 3],
  ['万', 4],
  ['萬', 4],
  ['w', 4],
  ['十万', 5],
  ['百万', 6],
  ['千万', 7],
  ['亿', 8],
  ['億', 8],
  ['bn', 9],
  ['千亿', 11],
  ['万亿', 12],
]);
const unit = '万亿|千亿|千万|百万|十万|万|萬|亿|億|千|仟|百|k|bn|w';
const money = 'CNY|RMB|USD|EUR|GBP|JPY|HKD|人民币|US\\$|HK\\$|[¥$€£]';
const moneyAfter = `${money}|元|圆|块|美元|欧元|港元|港币|日元|英镑`;
const shape = new RegExp(
  `^([+-])?\\s*(?:(?:${money})\\s*)?([+-])?\\s*([\\d.,][\\d.,'’ ]*)(?:e([+-]?\\d{1,3}))?\\s*(${unit})?\\s*([%‰])?\\s*(?:${moneyAfter})?\\s*(-)?$`,
  'i',
);

/** Takes apart `¥1,234.00`, `（300）`, `50万`, `12 %`, `1.5e3`, `300-`; null when it is no number. */
export function takeApart(raw: string): WrittenNumber | null {
  if (raw.length > longest) return null;
  const plain = toHalfWidth(raw).trim();
  const inner = /^\((.+)\)$/.exec(plain)?.[1];
  const match = shape.exec(inner?.trim() ?? plain);
  if (!match) return null;
  const [, before, after, body = '', exponent, letter, percent, trailing] = match;
  const signs = [before, after, trailing, inner === undefined ? undefined : '('].filter(Boolean);
  if (signs.length > 1) return null;
  const word = letter?.toLowerCase();
  const tens = (word === undefined ? 0 : (powers.get(word) ?? 0)) - shareOf(percent);
  const raised = Number(exponent ?? 0);
  return {
    negative: signs.some((sign) => sign !== '+'),
    body: body.trim(),
    power: tens + raised,
    hasUnit: word !== undefined || percent !== undefined,
    wan: word === 'w',
    shortened: raised >= 10 && significant(body) > 1 && significant(body) <= raised,
  };
}

function shareOf(sign: string | undefined): number {
  if (sign === undefined) return 0;
  return sign === '%' ? 2 : 3;
}

function significant(body: string): number {
  return body.replace(/\D/g, '').replace(/^0+/, '').length;
}

/** The digits of a body as a plain decimal, when `decimal` is its sign before the decimals; else null. */
export function readDigits(body: string, decimal: '.' | ','): string | null {
  if (/^\d+$/.test(body)) return body;
  const parts = body.split(decimal);
  if (parts.length > 2) return null;
  const [whole = '', fraction] = parts;
  if (fraction !== undefined && !/^\d*$/.test(fraction)) return null;
  const grouped = decimal === '.' ? groupedByComma : groupedByPoint;
  if (!/^\d*$/.test(whole) && !grouped.test(whole)) return null;
  const digits = whole.replace(/\D/g, '');
  if (digits === '' && !fraction) return null;
  return fraction ? `${digits}.${fraction}` : digits;
}

const groupedByComma = /^\d{1,3}(?:([, '’])\d{3})(?:\1\d{3})*$/;
const groupedByPoint = /^\d{1,3}(?:([. '’])\d{3})(?:\1\d{3})*$/;

/** A taken apart number as a plain decimal; null when `decimal` does not fit it. */
export function writePlain(number: WrittenNumber, decimal: '.' | ','): string | null {
  const digits = readDigits(number.body, decimal);
  if (digits === null) return null;
  const value = shiftDecimal(digits, number.power);
  return number.negative ? `-${value}` : value;
}
