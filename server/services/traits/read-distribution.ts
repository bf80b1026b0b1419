import type { Label } from '@/server/domain/catalog/catalog';
import type { TraitValue } from '@/server/domain/trait/trait-value';

export type NumberBin = { readonly from: number; readonly to: number; readonly count: number };
export type TimeBin = { readonly from: string; readonly count: number };

/** How a trait's values lie over those who have one. */
export type Distribution =
  | {
      readonly kind: 'numbers';
      /** Exact decimals. */
      readonly min: string;
      readonly quartiles: readonly [string, string, string];
      readonly max: string;
      readonly mean: string;
      /** Each [from, to); whether the outer ones hold what lies beyond them too. */
      readonly bins: readonly NumberBin[];
      /** Whether every step holds a single whole number. */
      readonly single: boolean;
      readonly openStart: boolean;
      readonly openEnd: boolean;
    }
  | {
      readonly kind: 'times';
      /** `2011-12` or `2011`, every one between the first and the last. */
      readonly unit: 'month' | 'year';
      readonly bins: readonly TimeBin[];
    }
  | {
      readonly kind: 'choices';
      readonly choices: readonly {
        readonly id: string;
        readonly label: Label;
        readonly count: number;
      }[];
      /** Customers with one of the rarer choices. */
      readonly other: number;
    };

export type Distributed = {
  /** Customers that exist at the instant. */
  readonly total: number;
  readonly missing: number;
  /** Null when nobody has a value. */
  readonly distribution: Distribution | null;
};

type Counts = { readonly total: number; readonly filled: number };
type Numbers = Counts & {
  readonly min: string;
  readonly max: string;
  readonly mean: string;
  readonly quartiles: [string, string, string];
  readonly step: string;
  readonly whole: boolean;
  readonly bins: readonly (readonly [string, number])[];
};
type Times = Counts & { readonly months: readonly (readonly [string, number])[] };
type Choices = Counts & {
  readonly choices: readonly (readonly [string, number])[];
  readonly other: number;
};

const monthsShown = 60;

/** The JSON of distributionSql, with the steps and months that nobody is in. */
export function readDistribution(json: string, { type, choices }: TraitValue): Distributed {
  const read = JSON.parse(json) as Counts;
  const { total, filled } = read;
  const counts = { total, missing: total - filled };
  if (filled === 0) return { ...counts, distribution: null };
  if (type === 'number' || type === 'money')
    return { ...counts, distribution: readNumbers(read as Numbers) };
  if (type === 'date' || type === 'instant')
    return { ...counts, distribution: readTimes(read as Times) };
  const { choices: found, other } = read as Choices;
  const labelOf = (id: string) =>
    choices.find((choice) => choice.id === id)?.label ?? { en: id, zh: id };
  const shown = found.map(([id, count]) => ({ id, label: labelOf(id), count }));
  return { ...counts, distribution: { kind: 'choices', choices: shown, other } };
}

function readNumbers({ min, max, mean, quartiles, step, whole, bins }: Numbers): Distribution {
  const width = Number(step);
  const places = bins.map(([place]) => Number(place));
  const countAt = new Map(bins.map(([place, count]) => [Number(place), count]));
  const first = Math.min(...places);
  const last = Math.max(...places);
  const filled = Array.from({ length: last - first + 1 }, (_, index) => {
    const place = first + index;
    return {
      from: tidy(place * width),
      to: tidy((place + 1) * width),
      count: countAt.get(place) ?? 0,
    };
  });
  return {
    ...{ kind: 'numbers', min, quartiles, max, mean, bins: filled },
    single: whole && width === 1,
    openStart: Number(min) < tidy(first * width),
    openEnd: Number(max) >= tidy((last + 1) * width),
  };
}

/** Without the dust of binary arithmetic. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

function readTimes({ months }: Times): Distribution {
  const first = months[0]?.[0] ?? '';
  const last = months.at(-1)?.[0] ?? '';
  const [from, to] = [monthNumber(first), monthNumber(last)];
  const unit = to - from < monthsShown ? 'month' : 'year';
  const nameOf = (month: string) => (unit === 'month' ? month : month.slice(0, 4));
  const names = new Map<string, number>();
  for (let month = from; month <= to; month += 1) names.set(nameOf(monthName(month)), 0);
  for (const [month, count] of months)
    names.set(nameOf(month), (names.get(nameOf(month)) ?? 0) + count);
  return { kind: 'times', unit, bins: [...names].map(([name, count]) => ({ from: name, count })) };
}

function monthNumber(month: string): number {
  return Number(month.slice(0, -3)) * 12 + Number(month.slice(-2)) - 1;
}

function monthName(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
}
