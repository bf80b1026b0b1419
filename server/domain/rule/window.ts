import * as z from 'zod';

export const windowUnits = [
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'quarter',
  'half',
  'year',
  'fiscalQuarter',
  'fiscalHalf',
  'fiscalYear',
] as const;
export const WindowUnit = z.enum(windowUnits);
export type WindowUnit = z.infer<typeof WindowUnit>;

const count = z.number().int().min(1).max(100_000);
const on = z.string().min(1).optional();

const last = z.strictObject({
  kind: z.literal('last'),
  n: count,
  unit: WindowUnit,
  on,
});
const previous = z.strictObject({
  kind: z.literal('previous'),
  n: count,
  unit: WindowUnit,
  includeCurrent: z.boolean().optional(),
  on,
});
const current = z.strictObject({
  kind: z.literal('current'),
  unit: WindowUnit,
  on,
});
const period = z.strictObject({
  kind: z.literal('period'),
  unit: WindowUnit,
  offset: z.number().int().min(-100_000).max(100_000),
  on,
});
const next = z.strictObject({
  kind: z.literal('next'),
  n: count,
  unit: WindowUnit,
  on,
});
const betweenAgo = z.strictObject({
  kind: z.literal('betweenAgo'),
  older: z.number().int().min(0).max(100_000),
  newer: z.number().int().min(0).max(100_000),
  unit: WindowUnit,
  on,
});
const dates = z.strictObject({
  kind: z.literal('dates'),
  from: z.string(),
  to: z.string(),
  on,
});
const kpiPeriod = z.strictObject({ kind: z.literal('kpiPeriod'), on });
const allTime = z.strictObject({ kind: z.literal('allTime'), on });

/** A stretch of time relative to as-of; docs/rules.md section 1 says what each means. */
export const Window = z.discriminatedUnion('kind', [
  last,
  previous,
  current,
  period,
  next,
  betweenAgo,
  dates,
  kpiPeriod,
  allTime,
]);
export type Window = z.infer<typeof Window>;

/** A length of time without a position: `olderThan`, `anniversaryWithin`. */
export const Span = z.strictObject({ n: count, unit: WindowUnit });
export type Span = z.infer<typeof Span>;

export const anchors = [
  'now',
  'startOfMinute',
  'startOfHour',
  'startOfDay',
  'startOfWeek',
  'startOfMonth',
  'startOfQuarter',
  'startOfHalf',
  'startOfYear',
  'startOfFiscalQuarter',
  'startOfFiscalHalf',
  'startOfFiscalYear',
] as const;

/** An instant relative to as-of: an anchor moved by offset units (negative for the past). */
export const RelativeInstant = z.strictObject({
  anchor: z.enum(anchors),
  offset: z.number().int().min(-100_000).max(100_000).optional(),
  unit: WindowUnit.optional(),
});
export type RelativeInstant = z.infer<typeof RelativeInstant>;
