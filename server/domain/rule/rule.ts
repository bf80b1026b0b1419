import * as z from 'zod';
import { Window } from './window';

export const measureFunctions = [
  'count',
  'countDistinct',
  'sum',
  'avg',
  'min',
  'max',
  'first',
  'last',
] as const;
export const MeasureFunction = z.enum(measureFunctions);
export type MeasureFunction = z.infer<typeof MeasureFunction>;

const key = z.string();

/** Values are checked against the field's type when the rule is resolved, not here. */
const RuleValue = z.unknown().refine((value) => value !== null, { message: 'null' });

export const AttributeNode = z.strictObject({
  kind: z.literal('attribute'),
  field: key,
  operator: z.string(),
  value: RuleValue.optional(),
});
export type AttributeNode = z.infer<typeof AttributeNode>;

export type WhereGroup = {
  readonly kind: 'group';
  readonly combinator: 'and' | 'or' | 'atLeast';
  readonly n?: number | undefined;
  readonly not?: boolean | undefined;
  readonly rules: readonly WhereNode[];
};
export type WhereNode = WhereGroup | AttributeNode;

const groupMembers = {
  kind: z.literal('group'),
  combinator: z.enum(['and', 'or', 'atLeast']),
  n: z.number().int().min(1).optional(),
  not: z.boolean().optional(),
};

function fitsChildren(group: {
  combinator: string;
  n?: number | undefined;
  rules: readonly unknown[];
}): boolean {
  if (group.combinator !== 'atLeast') return group.n === undefined;
  return group.n !== undefined && (group.rules.length === 0 || group.n <= group.rules.length);
}

export const WhereGroup: z.ZodType<WhereGroup> = z.lazy(() =>
  z
    .strictObject({
      ...groupMembers,
      rules: z.array(z.discriminatedUnion('kind', [WhereGroup as never, AttributeNode])),
    })
    .refine(fitsChildren, { message: 'n', path: ['n'] }),
) as unknown as z.ZodType<WhereGroup>;

export const Measure = z.strictObject({
  fn: MeasureFunction,
  field: key.optional(),
});
export type Measure = z.infer<typeof Measure>;

export const ActivityNode = z.strictObject({
  kind: z.literal('activity'),
  table: key,
  measure: Measure,
  where: WhereGroup.optional(),
  window: Window.optional(),
  operator: z.string(),
  value: RuleValue.optional(),
});
export type ActivityNode = z.infer<typeof ActivityNode>;

export const QuantifiedNode = z.strictObject({
  kind: z.literal('quantified'),
  table: key,
  mode: z.enum(['all', 'some', 'none']),
  where: WhereGroup.optional(),
  window: Window.optional(),
});
export type QuantifiedNode = z.infer<typeof QuantifiedNode>;

export const TraitNode = z.strictObject({
  kind: z.literal('trait'),
  trait: key,
  operator: z.string(),
  value: RuleValue.optional(),
});
export type TraitNode = z.infer<typeof TraitNode>;

export const SegmentNode = z.strictObject({
  kind: z.literal('segment'),
  segment: key,
  operator: z.string(),
  at: RuleValue.optional(),
  other: key.optional(),
  window: Window.optional(),
});
export type SegmentNode = z.infer<typeof SegmentNode>;

export const EveryoneNode = z.strictObject({ kind: z.literal('everyone') });
export type EveryoneNode = z.infer<typeof EveryoneNode>;

export type GroupNode = {
  readonly kind: 'group';
  readonly combinator: 'and' | 'or' | 'atLeast';
  readonly n?: number | undefined;
  readonly not?: boolean | undefined;
  readonly rules: readonly Rule[];
};

/** A node of a saved rule. The names here are the wire format (docs/rules.md). */
export type Rule =
  | GroupNode
  | AttributeNode
  | ActivityNode
  | QuantifiedNode
  | TraitNode
  | SegmentNode
  | EveryoneNode;

export const GroupNode: z.ZodType<GroupNode> = z.lazy(() =>
  z
    .strictObject({ ...groupMembers, rules: z.array(Rule) })
    .refine(fitsChildren, { message: 'n', path: ['n'] }),
) as unknown as z.ZodType<GroupNode>;

export const Rule: z.ZodType<Rule> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    GroupNode as never,
    AttributeNode,
    ActivityNode,
    QuantifiedNode,
    TraitNode,
    SegmentNode,
    EveryoneNode,
  ]),
) as unknown as z.ZodType<Rule>;
