import * as z from 'zod';
import type { Label } from '../catalog/catalog';
import { Measure, WhereGroup } from '../rule/rule';
import { RelativeInstant, Window } from '../rule/window';

/** A trait's name in rules: letters, digits, `_` and `-`, starting with a letter. */
export const TraitKey = z
  .string()
  .max(60)
  .regex(/^\p{L}[\p{L}\p{N}_-]*$/u);

const key = z.string();
const decimal = z.union([z.number(), z.string()]);

export const QuantileScale = z.strictObject({
  kind: z.literal('quantile'),
  parts: z.number(),
  by: z.enum(['value', 'rank']).optional(),
  direction: z.enum(['highIsHigh', 'lowIsHigh']).optional(),
});
export type QuantileScale = z.infer<typeof QuantileScale>;

export const ActivityTrait = z.strictObject({
  kind: z.literal('activity'),
  table: key,
  measure: Measure,
  where: WhereGroup.optional(),
  window: Window.optional(),
});
export type ActivityTrait = z.infer<typeof ActivityTrait>;

export const PerMonthTrait = z.strictObject({
  kind: z.literal('perMonth'),
  of: key,
  months: z.number(),
  mode: z.enum(['mean', 'each']),
});
export type PerMonthTrait = z.infer<typeof PerMonthTrait>;

const Day = z.union([
  z.strictObject({ field: key }),
  z.strictObject({ trait: key }),
  z.strictObject({ relative: RelativeInstant }),
]);
export type TraitDay = z.infer<typeof Day>;

export const DaysBetweenTrait = z.strictObject({
  kind: z.literal('daysBetween'),
  from: Day,
  to: Day,
});
export type DaysBetweenTrait = z.infer<typeof DaysBetweenTrait>;

export const ScorePart = z.strictObject({
  trait: key,
  weight: decimal,
  scale: QuantileScale.optional(),
  whenMissing: decimal.optional(),
});
export type ScorePart = z.infer<typeof ScorePart>;

export const ScoreTrait = z.strictObject({
  kind: z.literal('score'),
  parts: z.array(ScorePart),
});
export type ScoreTrait = z.infer<typeof ScoreTrait>;

export const QuantileTrait = QuantileScale.extend({ of: key });
export type QuantileTrait = z.infer<typeof QuantileTrait>;

/** How a trait's value is found (docs/rules.md section 5), without its names. */
export const TraitDefinition = z.discriminatedUnion('kind', [
  ActivityTrait,
  PerMonthTrait,
  DaysBetweenTrait,
  ScoreTrait,
  QuantileTrait,
]);
export type TraitDefinition = z.infer<typeof TraitDefinition>;

/** A named value per customer, as rules see it. */
export type Trait = {
  readonly key: string;
  readonly label: Label;
  readonly unit: string;
  readonly definition: TraitDefinition;
};
