import type { Table } from '../../catalog/catalog';
import { assertNever } from '../../problem/assert-never';
import { findOperator, type Operator, operatorsByType } from '../operators';
import {
  describeList,
  describeSpanValue,
  describeValue,
  describeWindowValue,
  type ValueOf,
} from './describe-value';
import { fill, plain, type Tokens } from './token';
import { type SentenceContext, type Words, wordsOf } from './words';

/** What is compared, by which operator, with what. */
export type Test = {
  readonly subject: Tokens;
  readonly of: ValueOf;
  readonly operator: string;
  readonly value: unknown;
  /** Where other fields named by the value are looked up. */
  readonly table: Table | undefined;
  /** What is said of things without a value when the operator includes them. */
  readonly missing: keyof Words['includesMissing'] | null;
};

const anyOperator = new Map(
  Object.values(operatorsByType)
    .flat()
    .map((operator) => [operator.name, operator]),
);

/** The comparison in words, true for a missing value too. */
export function describeTest(test: Test, context: SentenceContext): Tokens {
  const words = wordsOf(context);
  const operator = operatorOf(test);
  if (!operator) return describeUnknown(test, context);
  const template = words.operator[operator.name as keyof Words['operator']];
  const clause = fill(template, { subject: test.subject, ...operand(test, operator, context) });
  const said = test.missing && includesMissing(operator) ? words.includesMissing[test.missing] : '';
  return [...clause, ...plain(said)];
}

/** What stands in the slots of the operator's phrase; nothing for an unknown operator. */
export function describeOperand(test: Test, context: SentenceContext): Record<string, Tokens> {
  const operator = operatorOf(test);
  return operator ? operand(test, operator, context) : {};
}

function operatorOf({ of, operator }: Test): Operator | undefined {
  const found = of ? findOperator(of.type, operator) : undefined;
  return typeof found === 'object' ? found : anyOperator.get(operator);
}

function includesMissing(operator: Operator): boolean {
  return (operator.negated && operator.form !== 'none') || /^isNot(Yes|No)$/.test(operator.name);
}

function operand(
  { value, of, table }: Test,
  operator: Operator,
  context: SentenceContext,
): Record<string, Tokens> {
  switch (operator.form) {
    case 'none':
      return {};
    case 'scalar':
    case 'day':
      return { value: describeValue(value, of, table, context) };
    case 'list':
      return { value: describeList(value, of, table, context) };
    case 'range': {
      const [from, to] = Array.isArray(value) ? value : [];
      return {
        from: describeValue(from, of, table, context),
        to: describeValue(to, of, table, context),
      };
    }
    case 'window':
      return { value: describeWindowValue(value, table, context) };
    case 'span':
      return { value: describeSpanValue(value, context) };
    default:
      return assertNever(operator.form);
  }
}

function describeUnknown(test: Test, context: SentenceContext): Tokens {
  const words = wordsOf(context);
  const value =
    test.value === undefined ? [] : describeValue(test.value, test.of, test.table, context);
  return fill(words.operator.other, {
    subject: test.subject,
    operator: plain(test.operator || words.gap),
    value,
  });
}
