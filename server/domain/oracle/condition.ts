import type { ValueGround } from './operand';
import { isOperator, OPERATORS, positiveTwin, takesValue } from './operators';
import { type Members, own } from './problems';
import { assertNever, type FieldType, type Path } from './rule-case';
import type { Cell, Row } from './table';
import { momentTest } from './moment-condition';
import { numberTest } from './number-condition';
import { booleanTest, choiceTest, type Positive, textListTest, textTest } from './text-condition';

/** The verdict on one actual value (null = missing), for the row or customer it belongs to. */
export type Test = (actual: Cell, subject: Row) => boolean;

/**
 * Reads `operator` and `value` of a condition on a value of `type`. A positive operator is false on
 * a missing value and each negative one is its exact complement. Undefined after a refusal.
 */
export function readTest(
  type: FieldType,
  node: Members,
  path: Path,
  ground: ValueGround,
): Test | undefined {
  const { problems } = ground;
  const operator = own(node, 'operator');
  const value = own(node, 'value');
  if (operator === undefined || operator === null || value === null) return undefined;
  if (!isOperator(operator)) {
    return problems.add('UNKNOWN_OPERATOR', [...path, 'operator'], 'This operator is in no list.');
  }
  if (!OPERATORS[type].includes(operator)) {
    return problems.add(
      'WRONG_TYPE',
      [...path, 'operator'],
      `Not an operator of the type ${type}.`,
    );
  }
  if (takesValue(operator) !== (value !== undefined)) {
    return problems.add('BAD_NODE', [...path, 'value'], 'A value is missing, or none is taken.');
  }
  const twin = positiveTwin(operator);
  const positive = twin ?? operator;
  if (positive === 'isEmpty' || positive === 'isUnknown') {
    return twin ? (actual) => actual !== null : (actual) => actual === null;
  }
  const test = positiveTest(type, positive, value, [...path, 'value'], ground);
  if (!test) return undefined;
  const holds: Test = (actual, subject) => actual !== null && test(actual, subject);
  return twin ? (actual, subject) => !holds(actual, subject) : holds;
}

function positiveTest(
  type: FieldType,
  operator: string,
  value: unknown,
  path: Path,
  ground: ValueGround,
): Positive | undefined {
  switch (type) {
    case 'text':
      return textTest(operator, value, path, ground);
    case 'choice':
      return choiceTest(operator, value, path, ground);
    case 'number':
    case 'money':
      return numberTest(operator, value, path, ground);
    case 'boolean':
      return booleanTest(operator);
    case 'date':
    case 'instant':
      return momentTest(type, operator, value, path, ground);
    case 'textList':
      return textListTest(operator, value, path, ground);
    default:
      return assertNever(type);
  }
}
