/** Codes of docs/rules.md section 3, in its order. */
export const ruleProblemCodes = [
  'UNKNOWN_FIELD',
  'UNKNOWN_TABLE',
  'UNKNOWN_SEGMENT',
  'UNKNOWN_TRAIT',
  'UNKNOWN_OPERATOR',
  'BAD_NODE',
  'WRONG_TYPE',
  'EMPTY_RULE',
  'EMPTY_LIST',
  'EMPTY_VALUE',
  'RANGE_REVERSED',
  'BAD_WINDOW',
  'PERIOD_OUTSIDE_KPI',
  'BAD_NUMBER',
  'BAD_DATE',
  'SEGMENT_CYCLE',
  'TOO_DEEP',
  'TOO_MANY_LEAVES',
  'TOO_LONG',
  'AS_OF_BACKWARDS',
] as const;

/** Codes beside the rule language: what verbs refuse. */
export const verbProblemCodes = [
  'NOT_COMPILED',
  'BAD_INPUT',
  'NOT_FOUND',
  'NOT_ALLOWED',
  'NOT_SIGNED_IN',
  'CONFLICT',
  'ALREADY_EXISTS',
  'IN_USE',
  'BUSY',
  'CANCELLED',
  'TIMED_OUT',
  'NO_CUSTOMERS',
  'BAD_FILE',
  'UNKNOWN_COLUMN',
  'BAD_ROWS',
  'UNKNOWN_ZONE',
  'CODE_EXPIRED',
  'LAST_ADMINISTRATOR',
  'MAIL_NOT_SET',
  'MAIL_FAILED',
  'DATABASE_UNAVAILABLE',
  'INTERNAL',
] as const;

export type ProblemCode = (typeof ruleProblemCodes)[number] | (typeof verbProblemCodes)[number];

export type Path = readonly (string | number)[];

/**
 * One thing that is wrong, at one place. `params` fill the words of
 * messages/<locale>/problems.json, where every code has a message and a hint;
 * `variant` chooses among several wordings of one code.
 */
export type Problem = {
  readonly code: ProblemCode;
  readonly path: Path;
  readonly variant?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** The trait or segment named at `path` in which it lies, and where there. */
  readonly within?: {
    readonly kind: 'trait' | 'segment';
    readonly key: string;
    readonly path: Path;
  };
};

/** A problem put into words for a person. */
export type PhrasedProblem = {
  readonly code: ProblemCode;
  readonly path: Path;
  readonly message: string;
  readonly hint: string;
};

export function problem(
  code: ProblemCode,
  path: Path,
  params?: Problem['params'],
  variant?: string,
): Problem {
  return { code, path, ...(params && { params }), ...(variant && { variant }) };
}
