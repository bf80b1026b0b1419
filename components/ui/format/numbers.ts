import type { FormatSettings } from './create-format';

/** A number, a decimal as text, or nothing. */
export type Quantity = number | bigint | string | null | undefined;

export const missing = '–';

type Exact = Intl.NumberFormatOptions;

export function numberFormats({ locale, currency }: Pick<FormatSettings, 'locale' | 'currency'>) {
  const print = (value: Quantity, options: Exact): string =>
    value === null || value === undefined || value === ''
      ? missing
      : withTrueMinus(
          new Intl.NumberFormat(locale, options).format(value as Intl.StringNumericLiteral),
        );
  const inMoney: Exact = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' };

  return {
    /** All digits, grouped: 5,942. Decimals are kept as they are, up to six. */
    number: (value: Quantity) => print(value, { maximumFractionDigits: 6 }),
    /** Short for figures and axes: 520K, 1.73M; 52万, 2.34亿 from 10,000 up. */
    compact: (value: Quantity) => {
      const short = shorten(value, locale, 'K');
      return short ? print(short.scaled, short.options) + short.unit : missing;
    },
    /** 9.5 as +9.5, -8 as −8, 0 as 0. */
    signed: (value: Quantity, places = 0) =>
      print(value, { signDisplay: 'exceptZero', ...decimals(places, places) }),
    /** A ratio (0.0257) as 2.6%. */
    share: (ratio: Quantity, places = 1) =>
      print(ratio, { style: 'percent', ...decimals(places, places) }),
    /** The share of a part in its whole; a whole of 0 has none. */
    shareOf: (part: number | null, whole: number | null, places = 1) =>
      part === null || !whole
        ? missing
        : print(part / whole, { style: 'percent', ...decimals(places, places) }),
    /** Money in the workspace's currency with its minor units: £1,726.40. */
    money: (value: Quantity) => print(value, inMoney),
    /** Money for figures and axes: £372k, £1.73M; £173 万, £2.34 亿. */
    moneyCompact: (value: Quantity) => {
      const short = shorten(value, locale, 'k');
      if (!short) return missing;
      const gap = locale === 'zh-CN' && short.unit ? ' ' : '';
      return print(short.scaled, { ...inMoney, ...short.options }) + gap + short.unit;
    },
  };
}

type Short = { scaled: number; unit: string; options: Exact };

function shorten(value: Quantity, locale: string, thousand: 'K' | 'k'): Short | null {
  if (value === null || value === undefined || value === '') return null;
  const exact = Number(value);
  const steps: [least: number, divisor: number, unit: string][] =
    locale === 'zh-CN'
      ? [
          [1e8, 1e8, '亿'],
          [1e4, 1e4, '万'],
        ]
      : [
          [1e9, 1e9, 'B'],
          [1e6, 1e6, 'M'],
          [1e4, 1e3, thousand],
        ];
  const step = steps.find(([least]) => Math.abs(exact) >= least);
  if (!step) return { scaled: exact, unit: '', options: decimals(0, 2) };
  const [, divisor, unit] = step;
  const scaled = exact / divisor;
  return { scaled, unit, options: decimals(0, divisor === 1e3 ? 0 : decimalsFor(scaled)) };
}

const decimals = (least: number, most: number): Exact => ({
  minimumFractionDigits: least,
  maximumFractionDigits: most,
});

const decimalsFor = (scaled: number): number => {
  const size = Math.abs(scaled);
  return size >= 100 ? 0 : size >= 10 ? 1 : 2;
};

const withTrueMinus = (text: string): string => text.replace('-', '−');
