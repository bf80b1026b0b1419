import type { FieldType } from '../catalog/catalog';

/** What stands in `value`: nothing, one value, a list, a pair, a window, a span or a day. */
export type OperandForm = 'none' | 'scalar' | 'list' | 'range' | 'window' | 'span' | 'day';

/**
 * An operator of the wire format. A negated one is the exact complement of its
 * positive twin (docs/rules.md 2, row 1).
 */
export type Operator = {
  readonly name: string;
  readonly positive: string;
  readonly negated: boolean;
  readonly form: OperandForm;
};

function pair(positive: string, negative: string, form: OperandForm): Operator[] {
  return [
    { name: positive, positive, negated: false, form },
    { name: negative, positive, negated: true, form },
  ];
}

function alone(name: string, form: OperandForm): Operator {
  return { name, positive: name, negated: false, form };
}

const empty = pair('isEmpty', 'isNotEmpty', 'none');

const text: Operator[] = [
  ...pair('equals', 'notEquals', 'scalar'),
  ...pair('contains', 'notContains', 'scalar'),
  ...pair('startsWith', 'notStartsWith', 'scalar'),
  ...pair('endsWith', 'notEndsWith', 'scalar'),
  ...pair('in', 'notIn', 'list'),
  ...empty,
  alone('equalsExactly', 'scalar'),
];

const number: Operator[] = [
  ...pair('=', '!=', 'scalar'),
  alone('<', 'scalar'),
  alone('<=', 'scalar'),
  alone('>', 'scalar'),
  alone('>=', 'scalar'),
  ...pair('between', 'notBetween', 'range'),
  ...pair('in', 'notIn', 'list'),
  ...empty,
];

const boolean: Operator[] = [
  ...pair('isYes', 'isNotYes', 'none'),
  ...pair('isNo', 'isNotNo', 'none'),
  ...pair('isUnknown', 'isKnown', 'none'),
];

const time: Operator[] = [
  ...pair('on', 'notOn', 'day'),
  alone('before', 'scalar'),
  alone('after', 'scalar'),
  alone('onOrBefore', 'scalar'),
  alone('onOrAfter', 'scalar'),
  ...pair('between', 'notBetween', 'range'),
  ...pair('inWindow', 'notInWindow', 'window'),
  alone('olderThan', 'span'),
  alone('anniversaryWithin', 'span'),
  ...empty,
];

const choice: Operator[] = [
  ...pair('in', 'notIn', 'list'),
  ...pair('equals', 'notEquals', 'scalar'),
  ...empty,
];

const textList: Operator[] = [
  ...pair('hasAny', 'hasNone', 'list'),
  alone('hasAll', 'list'),
  ...empty,
];

/** The operators of each field type, in the order in which the editor offers them. */
export const operatorsByType: Readonly<Record<FieldType, readonly Operator[]>> = {
  text,
  number,
  money: number,
  boolean,
  date: time,
  instant: time,
  choice,
  textList,
};

export const segmentOperators = [
  'in',
  'notIn',
  'wasInAt',
  'enteredWithin',
  'leftWithin',
  'movedFrom',
  'movedTo',
] as const;

const known = new Set<string>([
  ...Object.values(operatorsByType).flatMap((list) => list.map((operator) => operator.name)),
  ...segmentOperators,
]);

/** The code for an operator that does not fit: in no list at all, or in another one. */
export function misfitOf(name: string): 'UNKNOWN_OPERATOR' | 'WRONG_TYPE' {
  return known.has(name) ? 'WRONG_TYPE' : 'UNKNOWN_OPERATOR';
}

/** The operator of a type, or why there is none: unknown to every type, or to this one. */
export function findOperator(
  type: FieldType,
  name: string,
): Operator | 'UNKNOWN_OPERATOR' | 'WRONG_TYPE' {
  const found = operatorsByType[type].find((operator) => operator.name === name);
  return found ?? misfitOf(name);
}
