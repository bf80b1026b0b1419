import type { Column, FeatureValue, Literal } from './predicate';

/**
 * A number made of other values, exact: missing when any part of it is, except where
 * `either` and `whenMissing` say what stands in.
 */
export type Amount =
  | Literal
  | FeatureValue
  | FractionValue
  | DaysValue
  | QuantileValue
  | { readonly kind: 'lowest'; readonly items: readonly Amount[] }
  | { readonly kind: 'plus'; readonly items: readonly Amount[] }
  | { readonly kind: 'times'; readonly items: readonly Amount[] }
  | { readonly kind: 'either'; readonly value: Amount; readonly otherwise: Literal }
  | {
      readonly kind: 'whenMissing';
      readonly of: Amount;
      readonly then: Literal;
      readonly otherwise: Amount;
    };

/** Kept as its two parts, so that it is compared exactly; `under` is above zero. */
export type FractionValue = {
  readonly kind: 'fraction';
  readonly over: Amount;
  readonly under: Amount;
};

/** Whole local days from one date to the other. */
export type DaysValue = { readonly kind: 'days'; readonly from: Day; readonly to: Day };

/** A local day: a plain date, or the day an instant lies in. */
export type Day = {
  readonly of: Literal | Column | FeatureValue;
  /** Null for plain dates. */
  readonly timeZone: string | null;
};

/**
 * The number of the part a value falls into, 1 for the lowest, among all customers who
 * exist and have a value (docs/rules.md section 5).
 */
export type QuantileValue = {
  readonly kind: 'quantile';
  readonly of: Amount;
  readonly parts: number;
  readonly by: 'value' | 'rank';
  readonly lowIsHigh: boolean;
};

/** An amount as a fraction; one without a denominator stands over 1. */
export function asFraction(amount: Amount): FractionValue {
  return amount.kind === 'fraction' ? amount : { kind: 'fraction', over: amount, under: one };
}

export const one: Literal = { kind: 'literal', type: 'numeric', value: '1' };

/** The product, without factors of 1. */
export function times(...factors: readonly Amount[]): Amount {
  const items = factors
    .flatMap((factor) => (factor.kind === 'times' ? factor.items : [factor]))
    .filter((factor) => !(factor.kind === 'literal' && factor.value === '1'));
  const [first, ...rest] = items;
  if (first === undefined) return one;
  return rest.length === 0 ? first : { kind: 'times', items };
}

/** The exact sum of amounts, over the product of their denominators. */
export function plus(amounts: readonly Amount[]): Amount {
  const fractions = amounts.map(asFraction);
  const unders = fractions.map(({ under }) => under);
  const items = fractions.map(({ over }, index) =>
    times(over, ...unders.filter((_, other) => other !== index)),
  );
  const [only, ...rest] = items;
  const over: Amount = only !== undefined && rest.length === 0 ? only : { kind: 'plus', items };
  const under = times(...unders);
  return under === one ? over : { kind: 'fraction', over, under };
}
