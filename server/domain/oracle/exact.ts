/** An exact rational p / q with q > 0: decimals of any length, and averages without rounding. */
export interface Exact {
  readonly p: bigint;
  readonly q: bigint;
}

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/;
const SCIENTIFIC = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/;

export const DIGITS = 38;

export const ZERO: Exact = { p: 0n, q: 1n };

export function whole(n: bigint | number): Exact {
  return { p: BigInt(n), q: 1n };
}

/** Reads a plain decimal ("-12.50"); null when the text is none or has more than 38 digits. */
export function parseDecimal(text: string): Exact | null {
  const match = PLAIN.exec(text);
  if (!match) return null;
  const [, sign = '', integer = '', fraction = ''] = match;
  const digits = integer.replace(/^0+/, '').length + fraction.length;
  if (digits > DIGITS) return null;
  const units = BigInt(integer + fraction);
  return { p: sign === '-' ? -units : units, q: 10n ** BigInt(fraction.length) };
}

/** Reads a JSON number by its shortest decimal text; null above 38 digits or when not finite. */
export function fromJsonNumber(value: number): Exact | null {
  if (!Number.isFinite(value)) return null;
  const text = String(value);
  const match = SCIENTIFIC.exec(text);
  if (!match) return parseDecimal(text);
  const [, sign = '', head = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent);
  const digits = head + fraction;
  const point = 1 + shift;
  const plain =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : point >= digits.length
        ? digits + '0'.repeat(point - digits.length)
        : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return parseDecimal(sign + plain);
}

export function compareExact(a: Exact, b: Exact): number {
  const left = a.p * b.q;
  const right = b.p * a.q;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function add(a: Exact, b: Exact): Exact {
  if (a.q === b.q) return { p: a.p + b.p, q: a.q };
  if (a.q % b.q === 0n) return { p: a.p + b.p * (a.q / b.q), q: a.q };
  if (b.q % a.q === 0n) return { p: a.p * (b.q / a.q) + b.p, q: b.q };
  return { p: a.p * b.q + b.p * a.q, q: a.q * b.q };
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, { p: -b.p, q: b.q });
}

export function multiply(a: Exact, b: Exact): Exact {
  return { p: a.p * b.p, q: a.q * b.q };
}

export function divideBy(a: Exact, n: bigint): Exact {
  return { p: a.p, q: a.q * n };
}

/** One text per value: 1.50 and 1.5 share it. */
export function canonical(a: Exact): string {
  let [x, y] = [a.p < 0n ? -a.p : a.p, a.q];
  while (y !== 0n) [x, y] = [y, x % y];
  const divisor = x === 0n ? 1n : x;
  return `${a.p / divisor}/${a.q / divisor}`;
}
