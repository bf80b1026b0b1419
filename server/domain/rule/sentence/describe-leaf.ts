import { findActivity, findField, type Table } from '../../catalog/catalog';
import { assertNever } from '../../problem/assert-never';
import type {
  ActivityNode,
  AttributeNode,
  QuantifiedNode,
  Rule,
  SegmentNode,
  TraitNode,
  WhereGroup,
} from '../rule';
import type { Window } from '../window';
import { describeField, describeNamed, describeTable } from './describe-field';
import { describeTest } from './describe-test';
import { describeValue, type ValueOf } from './describe-value';
import { describeWindow } from './describe-window';
import { fill, plain, type Tokens } from './token';
import { type SentenceContext, type Words, wordsOf } from './words';

export type Leaf = Exclude<Rule, { kind: 'group' }>;
type Clause = (where: WhereGroup, table: Table | undefined) => Tokens;

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

const countsRows = new Set(['count', 'countDistinct', 'sum']);
const wholeNumber: ValueOf = { type: 'number', choices: [] };

function describeActivity(node: ActivityNode, clause: Clause, context: SentenceContext): Tokens {
  const table = findActivity(context.catalog, node.table);
  const words = wordsOf(context);
  const { fn } = node.measure;
  const subject = fill(words.measure[fn], {
    table: describeTable(table, node.table, context),
    field: describeField(table, node.measure.field ?? '', context),
    window: windowOf(node.window, table, context),
    where: whereOf(node.where, table, clause, words),
  });
  const field =
    node.measure.field === undefined ? undefined : table && findField(table, node.measure.field);
  const of = fn === 'count' || fn === 'countDistinct' ? wholeNumber : (field ?? null);
  const test = describeTest(
    {
      subject,
      of,
      operator: node.operator,
      value: node.value,
      table: undefined,
      missing: countsRows.has(fn) ? null : 'customer',
    },
    context,
  );
  const includesNone = countsRows.has(fn) && holdsAtZero(node.operator, node.value);
  return includesNone ? [...test, ...plain(words.includesMissing.none)] : test;
}

/** Whether a customer without any row passes: sum and count over no rows are 0. */
export function holdsAtZero(operator: string, value: unknown): boolean {
  const read = (one: unknown) =>
    typeof one === 'number' || (typeof one === 'string' && one !== '') ? Number(one) : Number.NaN;
  const list = Array.isArray(value) ? value.map(read) : [read(value)];
  const [first = Number.NaN, second = Number.NaN] = list;
  if (list.some(Number.isNaN)) return false;
  switch (operator) {
    case '=':
      return first === 0;
    case '!=':
      return first !== 0;
    case '<':
      return 0 < first;
    case '<=':
      return 0 <= first;
    case '>':
      return 0 > first;
    case '>=':
      return 0 >= first;
    case 'between':
      return first <= 0 && 0 <= second;
    case 'notBetween':
      return !(first <= 0 && 0 <= second);
    case 'in':
      return list.includes(0);
    case 'notIn':
      return !list.includes(0);
    default:
      return false;
  }
}

function describeQuantified(
  node: QuantifiedNode,
  clause: Clause,
  context: SentenceContext,
): Tokens {
  const table = findActivity(context.catalog, node.table);
  const words = wordsOf(context);
  return fill(words.quantified[node.mode], {
    table: describeTable(table, node.table, context),
    window: windowOf(node.window, table, context),
    where: whereOf(node.where, table, clause, words),
    clause: node.where ? clause(node.where, table) : plain(words.gap),
  });
}

function whereOf(
  where: WhereGroup | undefined,
  table: Table | undefined,
  clause: Clause,
  words: Words,
): Tokens {
  return where ? fill(words.where, { clause: clause(where, table) }) : [];
}

function windowOf(window: Window | undefined, table: Table | undefined, context: SentenceContext) {
  const on = window?.on === undefined ? [] : describeField(table, window.on, context);
  return describeWindow(window ?? { kind: 'allTime' }, wordsOf(context), on);
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
    window: windowOf(node.window, undefined, context),
    at: describeValue(node.at, { type: 'instant', choices: [] }, undefined, context),
  });
}
