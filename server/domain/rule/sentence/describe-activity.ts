import { findActivity, type Table } from '../../catalog/catalog';
import { findAnyField } from '../../catalog/find-to-one';
import type { ActivityNode, QuantifiedNode, WhereGroup } from '../rule';
import type { Window } from '../window';
import { describeField, describeTable } from './describe-field';
import { describeOperand, describeTest, type Test } from './describe-test';
import type { ValueOf } from './describe-value';
import { describeWindow } from './describe-window';
import { holdsAtZero } from './holds-at-zero';
import { fill, plain, type Tokens } from './token';
import { type SentenceContext, type Words, wordsOf } from './words';

/** Tells the group of conditions on an activity's rows. */
export type Clause = (where: WhereGroup, table: Table | undefined) => Tokens;

const countsRows = new Set(['count', 'countDistinct', 'sum']);
const wholeNumber: ValueOf = { type: 'number', choices: [] };

type CountPhrase = keyof Words['counted']['count'];

/** A count, or a value made of rows, compared: `at least 3 Orders in the last 90 days`. */
export function describeActivity(
  node: ActivityNode,
  clause: Clause,
  context: SentenceContext,
): Tokens {
  const words = wordsOf(context);
  const { fn } = node.measure;
  const includesNone = countsRows.has(fn) && holdsAtZero(node.operator, node.value);
  const none = includesNone ? plain(words.includesMissing.none) : [];
  const slots = { ...slotsOf(node, clause, context), none };
  const test = testOf(node, fill(words.measure[fn], slots), context);
  const phrase = countPhraseOf(node);
  if (phrase && (fn === 'count' || fn === 'countDistinct'))
    return fill(words.counted[fn][phrase], { ...slots, ...describeOperand(test, context) });
  const scope = fn === 'count' ? words.scope.count : words.scope.other;
  return [...describeTest(test, context), ...none, ...fill(scope, slots)];
}

/** How a number of rows is told as an amount of things; null where it is told as a value. */
export function countPhraseOf({ measure, operator, value }: ActivityNode): CountPhrase | null {
  if (measure.fn !== 'count' && measure.fn !== 'countDistinct') return null;
  switch (operator) {
    case '=':
      return holdsAtZero(operator, value) ? 'zero' : operator;
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case 'between':
    case 'notBetween':
      return operator;
    default:
      return null;
  }
}

/** What an activity condition measures, without the comparison: `total Amount across Orders in the last 90 days`. */
export function describeMeasured(
  node: Pick<ActivityNode, 'table' | 'measure' | 'where' | 'window'>,
  clause: Clause,
  context: SentenceContext,
): Tokens {
  const words = wordsOf(context);
  const slots = slotsOf(node, clause, context);
  const scope = node.measure.fn === 'count' ? words.scope.count : words.scope.other;
  return [...fill(words.measure[node.measure.fn], slots), ...fill(scope, slots)];
}

function testOf(node: ActivityNode, subject: Tokens, context: SentenceContext): Test {
  const { measure, operator, value } = node;
  const isCount = measure.fn === 'count' || measure.fn === 'countDistinct';
  const table = findActivity(context.catalog, node.table);
  const field = table && findAnyField(context.catalog, table, measure.field ?? '');
  return {
    subject,
    of: isCount ? wholeNumber : (field ?? null),
    operator,
    value,
    table: undefined,
    missing: countsRows.has(measure.fn) ? null : 'customer',
  };
}

function slotsOf(
  node: Pick<ActivityNode, 'table' | 'measure' | 'where' | 'window'>,
  clause: Clause,
  context: SentenceContext,
) {
  const table = findActivity(context.catalog, node.table);
  return {
    table: describeTable(table, node.table, context),
    field: describeField(table, node.measure.field ?? '', context),
    window: describeWindowOf(node.window, table, context),
    where: whereOf(node.where, table, clause, wordsOf(context)),
  };
}

/** Whether any, no or every row is as asked. */
export function describeQuantified(
  node: QuantifiedNode,
  clause: Clause,
  context: SentenceContext,
): Tokens {
  const table = findActivity(context.catalog, node.table);
  const words = wordsOf(context);
  return fill(words.quantified[node.mode], {
    table: describeTable(table, node.table, context),
    window: describeWindowOf(node.window, table, context),
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

/** A node's window; all time where it has none. */
export function describeWindowOf(
  window: Window | undefined,
  table: Table | undefined,
  context: SentenceContext,
): Tokens {
  const on = window?.on === undefined ? [] : describeField(table, window.on, context);
  return describeWindow(window ?? { kind: 'allTime' }, wordsOf(context), on);
}
