import { findField, type Table } from '../../catalog/catalog';
import { assertNever } from '../../problem/assert-never';
import type { AttributeNode, Rule, SegmentNode, TraitNode } from '../rule';
import {
  type Clause,
  describeActivity,
  describeQuantified,
  describeWindowOf,
} from './describe-activity';
import { describeField, describeNamed } from './describe-field';
import { describeTest } from './describe-test';
import { describeValue } from './describe-value';
import { fill, plain, type Tokens } from './token';
import { type SentenceContext, type Words, wordsOf } from './words';

export type Leaf = Exclude<Rule, { kind: 'group' }>;

/** A single condition; `clause` tells the group of conditions inside an activity. */
export function describeLeaf(leaf: Leaf, clause: Clause, context: SentenceContext): Tokens {
  switch (leaf.kind) {
    case 'attribute':
      return describeAttribute(leaf, context.catalog.customers, 'customer', context);
    case 'activity':
      return describeActivity(leaf, clause, context);
    case 'quantified':
      return describeQuantified(leaf, clause, context);
    case 'trait':
      return describeTrait(leaf, context);
    case 'segment':
      return describeSegment(leaf, context);
    case 'everyone':
      return plain(wordsOf(context).everyone);
    default:
      return assertNever(leaf);
  }
}

/** A condition on a column of customers, or of an activity's rows. */
export function describeAttribute(
  node: AttributeNode,
  table: Table | undefined,
  missing: 'customer' | 'row',
  context: SentenceContext,
): Tokens {
  const field = table && findField(table, node.field);
  const subject = describeField(table, node.field, context);
  return describeTest(
    { subject, of: field ?? null, operator: node.operator, value: node.value, table, missing },
    context,
  );
}

function describeTrait(node: TraitNode, context: SentenceContext): Tokens {
  const trait = describeNamed(context.traits, node.trait, context);
  const subject = fill(wordsOf(context).trait, { trait });
  const { operator, value } = node;
  return describeTest(
    { subject, of: null, operator, value, table: undefined, missing: 'customer' },
    context,
  );
}

function describeSegment(node: SegmentNode, context: SentenceContext): Tokens {
  const words = wordsOf(context).segment;
  const moved = node.other === undefined ? '' : { movedFrom: 'To', movedTo: 'From' }[node.operator];
  const template = words[`${node.operator}${moved ?? ''}` as keyof Words['segment']];
  return fill(template ?? words.other, {
    segment: describeNamed(context.segments, node.segment, context),
    other: describeNamed(context.segments, node.other ?? '', context),
    operator: plain(node.operator),
    window: describeWindowOf(node.window, undefined, context),
    at: describeValue(node.at, { type: 'instant', choices: [] }, undefined, context),
  });
}
