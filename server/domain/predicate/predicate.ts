import type { FieldType } from '../catalog/catalog';
import { assertNever } from '../problem/assert-never';

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

/** A column of the row at hand: the customer, or the activity row inside `where`. */
export type Column = {
  readonly kind: 'column';
  readonly column: string;
  readonly type: FieldType;
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
  readonly column: string | null;
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

/** An average, kept as its two parts so that it is compared exactly. */
export type AverageValue = {
  readonly kind: 'average';
  readonly sum: Feature;
  readonly count: Feature;
};

export type Operand = Column | FeatureValue | AverageValue;
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

/** Every aggregate a predicate needs, in order of appearance, repeats included. */
export function featuresOf(predicate: Predicate): Feature[] {
  switch (predicate.kind) {
    case 'all':
    case 'any':
    case 'atLeast':
      return predicate.items.flatMap(featuresOf);
    case 'not':
      return featuresOf(predicate.item);
    case 'always':
    case 'never':
      return [];
    case 'test':
      return [
        ...termFeatures(predicate.operand),
        ...testTerms(predicate.test).flatMap(termFeatures),
      ];
    default:
      return assertNever(predicate);
  }
}

function termFeatures(term: Term): Feature[] {
  if (term.kind === 'feature') return [term.feature];
  if (term.kind === 'average') return [term.sum, term.count];
  return [];
}

function testTerms(question: Test): Term[] {
  if (question.kind === 'compare' || question.kind === 'pattern') return [question.value];
  if (question.kind === 'between') return [question.from, question.to];
  return [];
}
