import type { FieldType } from '../catalog/catalog';
import type { Amount } from './amount';

/** The PostgreSQL types a literal is bound as. */
export type SqlType =
  | 'text'
  | 'text[]'
  | 'numeric'
  | 'numeric[]'
  | 'date'
  | 'timestamptz'
  | 'bigint'
  | 'bigint[]';

export type Literal = {
  readonly kind: 'literal';
  readonly type: SqlType;
  readonly value: string | readonly string[];
};

/** The row of a to-one table whose key stands in a column of the row at hand. */
export type Link = {
  readonly relation: string;
  readonly key: string;
  readonly from: string;
  /** Keys of two types are compared as text. */
  readonly asText: boolean;
};

/**
 * A column of the row at hand (the customer, or the activity row inside `where`), or of
 * the row it leads to; where there is none the value is missing.
 */
export type Column = {
  readonly kind: 'column';
  readonly column: string;
  readonly type: FieldType;
  readonly link?: Link;
};

export type AggregateFunction =
  | 'count'
  | 'countValues'
  | 'countDistinct'
  | 'sum'
  | 'min'
  | 'max'
  | 'first'
  | 'last';

/** One aggregate over a customer's rows of one activity table. */
export type Feature = {
  readonly relation: string;
  readonly fn: AggregateFunction;
  readonly column: Column | null;
  readonly order: { readonly time: string; readonly key: string; readonly keyIsNumber: boolean };
  readonly rows: Predicate;
  /** Edges the scan can be bounded by, on the table's own time; null is unbounded. */
  readonly scan: ScanRange;
};

/** Edges on the table's time column, as literals of its type. */
export type ScanRange = {
  readonly time: Column;
  readonly from: Literal | null;
  readonly to: Literal;
};

export type FeatureValue = {
  readonly kind: 'feature';
  readonly feature: Feature;
  readonly type: FieldType;
  /** What a customer without rows has (docs/rules.md 10). */
  readonly whenNone: 'zero' | 'missing';
};

export type Operand = Column | Exclude<Amount, Literal>;
export type Term = Literal | Operand;

export type Comparison = '=' | '<' | '<=' | '>' | '>=';

/** A positive question about one value; over a missing value it is not true. */
export type Test =
  | { readonly kind: 'compare'; readonly op: Comparison; readonly value: Term }
  | { readonly kind: 'between'; readonly from: Term; readonly to: Term }
  | { readonly kind: 'oneOf'; readonly values: Literal }
  | { readonly kind: 'pattern'; readonly at: 'start' | 'end' | 'anywhere'; readonly value: Term }
  | { readonly kind: 'missing' }
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'overlaps'; readonly values: Literal }
  | { readonly kind: 'includesAll'; readonly values: Literal }
  | {
      readonly kind: 'anniversary';
      readonly from: string;
      readonly to: string;
      /** Null for a column of plain dates. */
      readonly timeZone: string | null;
    };

/**
 * A rule with its meaning fixed: fields looked up, values typed, every window an
 * instant. True or not true for each customer, never unknown.
 */
export type Predicate =
  | { readonly kind: 'all'; readonly items: readonly Predicate[] }
  | { readonly kind: 'any'; readonly items: readonly Predicate[] }
  | { readonly kind: 'atLeast'; readonly n: number; readonly items: readonly Predicate[] }
  | { readonly kind: 'not'; readonly item: Predicate }
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  /** Stored membership of a segment, open at as-of. */
  | { readonly kind: 'member'; readonly segment: string }
  | { readonly kind: 'test'; readonly operand: Operand; readonly test: Test };

export const always: Predicate = { kind: 'always' };
export const never: Predicate = { kind: 'never' };

export function all(...items: readonly Predicate[]): Predicate {
  return { kind: 'all', items };
}

export function any(...items: readonly Predicate[]): Predicate {
  return { kind: 'any', items };
}

export function not(item: Predicate): Predicate {
  return { kind: 'not', item };
}

export function test(operand: Operand, question: Test): Predicate {
  return { kind: 'test', operand, test: question };
}
