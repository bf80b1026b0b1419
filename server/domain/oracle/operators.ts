import type { FieldType } from './rule-case';

const NUMBER = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'between',
  'notBetween',
  'in',
  'notIn',
  'isEmpty',
  'isNotEmpty',
];
const MOMENT = [
  ...['on', 'notOn', 'before', 'after', 'onOrBefore', 'onOrAfter', 'between', 'notBetween'],
  ...['inWindow', 'notInWindow', 'olderThan', 'anniversaryWithin', 'isEmpty', 'isNotEmpty'],
];

export const OPERATORS: Readonly<Record<FieldType, readonly string[]>> = {
  text: [
    ...[
      'equals',
      'notEquals',
      'contains',
      'notContains',
      'startsWith',
      'notStartsWith',
      'endsWith',
    ],
    ...['notEndsWith', 'in', 'notIn', 'isEmpty', 'isNotEmpty', 'equalsExactly'],
  ],
  number: NUMBER,
  money: NUMBER,
  boolean: ['isYes', 'isNotYes', 'isNo', 'isNotNo', 'isUnknown', 'isKnown'],
  date: MOMENT,
  instant: MOMENT,
  choice: ['in', 'notIn', 'equals', 'notEquals', 'isEmpty', 'isNotEmpty'],
  textList: ['hasAny', 'hasAll', 'hasNone', 'isEmpty', 'isNotEmpty'],
};

export const SEGMENT_OPERATORS = [
  'in',
  'notIn',
  'wasInAt',
  'enteredWithin',
  'leftWithin',
  'movedFrom',
  'movedTo',
];

/** Each negative operator is the exact complement of its positive twin. */
const TWIN = new Map([
  ['!=', '='],
  ['notBetween', 'between'],
  ['notIn', 'in'],
  ['isNotEmpty', 'isEmpty'],
  ['notEquals', 'equals'],
  ['notContains', 'contains'],
  ['notStartsWith', 'startsWith'],
  ['notEndsWith', 'endsWith'],
  ['isNotYes', 'isYes'],
  ['isNotNo', 'isNo'],
  ['isKnown', 'isUnknown'],
  ['notOn', 'on'],
  ['notInWindow', 'inWindow'],
  ['hasNone', 'hasAny'],
]);

export function positiveTwin(operator: string): string | undefined {
  return TWIN.get(operator);
}

const WITHOUT_VALUE = ['isEmpty', 'isNotEmpty', ...OPERATORS.boolean];

export function takesValue(operator: string): boolean {
  return !WITHOUT_VALUE.includes(operator);
}

const KNOWN = new Set([...Object.values(OPERATORS).flat(), ...SEGMENT_OPERATORS]);

export function isOperator(value: unknown): value is string {
  return typeof value === 'string' && KNOWN.has(value);
}
