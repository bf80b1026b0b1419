import Decimal from 'decimal.js';

const Exact = Decimal.clone({ precision: 400, toExpNeg: -400, toExpPos: 400 });

/** A plain decimal times ten to a power, as a plain decimal with every digit. */
export function shiftDecimal(text: string, power: number): string {
  if (power === 0) return text;
  const sign = text.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = text.slice(sign.length).split('.');
  const digits = whole + fraction;
  const point = whole.length + power;
  if (point >= digits.length) return sign + trimZeros(digits.padEnd(point, '0'));
  const padded = point < 1 ? '0'.repeat(1 - point) + digits : digits;
  const at = Math.max(point, 1);
  return `${sign}${trimZeros(padded.slice(0, at))}.${padded.slice(at)}`;
}

/** A plain decimal times another one, exactly. */
export function scaleDecimal(text: string, scale: string): string {
  const power = /^1(0*)$/.exec(scale)?.[1]?.length;
  if (power !== undefined) return shiftDecimal(text, power);
  return new Exact(text).times(scale).toFixed();
}

function trimZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}
