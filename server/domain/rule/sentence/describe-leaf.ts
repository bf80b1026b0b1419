import type { Table } from '../../catalog/catalog';
import { findAnyField } from '../../catalog/find-to-one';
import { assertNever } from '../../problem/assert-never';
import { traitValueOf } from '../../trait/trait-value';
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
import { type SentenceContext, segmentNames, traitNames, type Words, wordsOf } from './words';

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
  const field = table && findAnyField(context.catalog, table, node.field);
  const subject = describeField(table, node.field, context);
  return describeTest(
    { subject, of: field ?? null, operator: node.operator, value: node.value, table, missing },
    context,
  );
}

function describeTrait(node: TraitNode, context: SentenceContext): Tokens {
  const { catalog } = context;
  const trait = describeNamed(traitNames(context), node.trait, context);
  const subject = fill(wordsOf(context).trait, { trait });
  const found = catalog.traits.find(({ key }) => key === node.trait);
  const of = found ? traitValueOf(found, catalog) : null;
  const { operator, value } = node;
  return describeTest(
    { subject, of, operator, value, table: catalog.customers, missing: 'customer' },
    context,
  );
}

function describeSegment(node: SegmentNode, context: SentenceContext): Tokens {
  const words = wordsOf(context).segment;
  const moved = node.other === undefined ? '' : { movedFrom: 'To', movedTo: 'From' }[node.operator];
  const template = words[`${node.operator}${moved ?? ''}` as keyof Words['segment']];
  return fill(template ?? words.other, {
    segment: describeNamed(segmentNames(context), node.segment, context),
    other: describeNamed(segmentNames(context), node.other ?? '', context),
    operator: plain(node.operator),
    window: describeWindowOf(node.window, undefined, context),
    at: describeValue(node.at, { type: 'instant', choices: [] }, undefined, context),
  });
}
