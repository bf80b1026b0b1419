/** The refusal codes of the rule language. */
export type Code =
  | 'UNKNOWN_FIELD'
  | 'UNKNOWN_TABLE'
  | 'UNKNOWN_SEGMENT'
  | 'UNKNOWN_TRAIT'
  | 'UNKNOWN_OPERATOR'
  | 'BAD_NODE'
  | 'WRONG_TYPE'
  | 'EMPTY_RULE'
  | 'EMPTY_LIST'
  | 'EMPTY_VALUE'
  | 'RANGE_REVERSED'
  | 'BAD_WINDOW'
  | 'PERIOD_OUTSIDE_KPI'
  | 'BAD_NUMBER'
  | 'BAD_DATE'
  | 'SEGMENT_CYCLE'
  | 'TOO_DEEP'
  | 'TOO_MANY_LEAVES'
  | 'TOO_LONG'
  | 'AS_OF_BACKWARDS';

export type Path = readonly (string | number)[];

/** One refusal: what is wrong (`code`) and where in the rule (`path`, [] = the rule itself). */
export interface Problem {
  readonly code: Code;
  readonly path: Path;
  readonly message?: string;
}

export type FieldType =
  | 'text'
  | 'number'
  | 'money'
  | 'boolean'
  | 'date'
  | 'instant'
  | 'choice'
  | 'textList';

export type WeekDay =
  | 'monday'
  | 'tuesday'
  | 'wednesday'
  | 'thursday'
  | 'friday'
  | 'saturday'
  | 'sunday';

export interface TableDefinition {
  readonly fields: Readonly<Record<string, FieldType>>;
  readonly createdAt?: string;
  readonly customer?: string;
  readonly time?: string;
  readonly key?: string;
}

export type RawRow = Readonly<Record<string, unknown>>;

export interface ToOneDefinition {
  readonly key: string;
  readonly fields: Readonly<Record<string, FieldType>>;
  readonly rows: readonly RawRow[];
}

export type SegmentDefinition = { readonly rule: unknown } | { readonly ids: readonly string[] };

export interface RawMembership {
  readonly segment: string;
  readonly id: string;
  readonly from: string;
  readonly to?: string | null;
}

/** A case of the shared corpus without its expectation: small tables, a clock and one rule. */
export interface RuleCase {
  readonly name: string;
  readonly why?: string;
  readonly timeZone: string;
  readonly weekStart?: WeekDay;
  readonly fiscalYearStart?: number;
  readonly asOf: string;
  readonly kpiPeriod?: { readonly from: string; readonly to: string };
  readonly tables: Readonly<Record<string, TableDefinition>>;
  readonly rows: Readonly<Record<string, readonly RawRow[]>>;
  readonly toOne?: Readonly<Record<string, ToOneDefinition>>;
  readonly segments?: Readonly<Record<string, SegmentDefinition>>;
  readonly memberships?: readonly RawMembership[];
  readonly traits?: Readonly<Record<string, unknown>>;
  readonly key?: string;
  readonly rule: unknown;
}

/** What every judge of a case must say: the ids as a set, or one code among the problems. */
export type Expectation = readonly string[] | { readonly refused: Code };

export type Verdict = { readonly ids: string[] } | { readonly refused: Problem[] };

export function assertNever(value: never): never {
  throw new Error(`Not handled: ${JSON.stringify(value)}`);
}
