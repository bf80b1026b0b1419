import Decimal from 'decimal.js';
import { type FieldType, normalColumn } from '../catalog/catalog';
import { assertNever } from '../problem/assert-never';
import type { Path } from '../problem/problem';
import { findOperator } from '../rule/operators';
import {
  any,
  type Column,
  type Comparison,
  type Literal,
  not,
  type Operand,
  type Predicate,
  type Term,
  test,
} from './predicate';
import { findColumn, type RowContext, refuse } from './resolve-context';
import { resolveTimeTest } from './resolve-time-test';
import { readFieldReference, readList, readNumber, readPair, readText } from './resolve-value';

/** The left side of a condition: its type, and the operand to print in the form an operator needs. */
export type Subject = {
  readonly type: FieldType;
  readonly operand: (form: 'stored' | 'compared') => Operand;
};

/** A column, with its normalised twin where texts are compared. */
export function columnSubject(column: Column): Subject {
  return {
    type: column.type,
    operand: (form) => (form === 'compared' ? twinOf(column) : column),
  };
}

/** The column that holds the compared form; the column itself where nothing is compared otherwise. */
export function twinOf(column: Column): Column {
  const hasTwin = column.type === 'text' || column.type === 'textList';
  return hasTwin ? { ...column, column: normalColumn(column.column) } : column;
}

type Asked = {
  readonly context: RowContext;
  readonly subject: Subject;
  readonly operator: string;
  readonly value: unknown;
  readonly path: Path;
};

/**
 * A condition on one value: `operator` and `value` as they stand in the rule at
 * `path`. The other side of a field-to-field test is looked up in `context.table`.
 */
export function resolveTest(
  context: RowContext,
  subject: Subject,
  node: { readonly operator: string; readonly value?: unknown },
  path: Path,
): Predicate | null {
  const operator = findOperator(subject.type, node.operator);
  if (typeof operator === 'string')
    return refuse(context, operator, [...path, 'operator'], { operator: node.operator });
  const given = node.value !== undefined;
  if ((operator.form === 'none') === given) return refuse(context, 'BAD_NODE', [...path, 'value']);
  const positive = resolvePositive({
    context,
    subject,
    operator: operator.positive,
    value: node.value,
    path: [...path, 'value'],
  });
  return positive && operator.negated ? not(positive) : positive;
}

function resolvePositive(asked: Asked): Predicate | null {
  const { subject, operator, context } = asked;
  if (operator === 'isEmpty') return test(subject.operand('stored'), { kind: 'missing' });
  const reference = readFieldReference(asked.value);
  if (reference !== null) return resolveFieldTest(asked, reference);
  switch (subject.type) {
    case 'text':
      return resolveTextTest(asked);
    case 'number':
    case 'money':
      return resolveNumberTest(asked);
    case 'boolean':
      return test(subject.operand('stored'), { kind: booleanTest(operator) });
    case 'date':
    case 'instant': {
      const operand = subject.operand('stored') as Operand & { type: 'date' | 'instant' };
      return resolveTimeTest(context, operand, operator, asked.value, asked.path);
    }
    case 'choice':
      return resolveChoiceTest(asked);
    case 'textList':
      return resolveListTest(asked);
    default:
      return assertNever(subject.type);
  }
}

function booleanTest(operator: string): 'yes' | 'no' | 'missing' {
  if (operator === 'isYes') return 'yes';
  return operator === 'isNo' ? 'no' : 'missing';
}

const textPatterns = { contains: 'anywhere', startsWith: 'start', endsWith: 'end' } as const;

function resolveTextTest({ context, subject, operator, value, path }: Asked): Predicate | null {
  if (operator === 'in') {
    const values = readList(context, value, path, (item, at) =>
      readText(context, item, at, 'compared'),
    );
    return values && test(subject.operand('compared'), oneOf('text[]', values));
  }
  const form = operator === 'equalsExactly' ? 'stored' : 'compared';
  const text = readText(context, value, path, form);
  return text === null ? null : textTest(subject.operand(form), operator, literal('text', text));
}

function textTest(operand: Operand, operator: string, value: Term): Predicate {
  if (operator in textPatterns) {
    const at = textPatterns[operator as keyof typeof textPatterns];
    return test(operand, { kind: 'pattern', at, value });
  }
  return test(operand, { kind: 'compare', op: '=', value });
}

function resolveNumberTest({ context, subject, operator, value, path }: Asked): Predicate | null {
  const operand = subject.operand('stored');
  if (operator === 'in') {
    const values = readList(context, value, path, (item, at) => readNumber(context, item, at));
    if (!values) return null;
    if (operand.kind !== 'fraction') return test(operand, oneOf('numeric[]', values));
    const equal = (item: string) =>
      test(operand, { kind: 'compare', op: '=', value: literal('numeric', item) });
    return any(...values.map(equal));
  }
  if (operator === 'between') return resolveNumberRange(context, operand, value, path, subject);
  const number = readNumber(context, value, path);
  if (number === null) return null;
  return test(operand, {
    kind: 'compare',
    op: operator as Comparison,
    value: literal('numeric', number),
  });
}

function resolveNumberRange(
  context: RowContext,
  operand: Operand,
  value: unknown,
  path: Path,
  subject: Subject,
): Predicate | null {
  const pair = readPair(context, value, path);
  if (!pair) return null;
  const ends = pair.map((end, index) => {
    const at = [...path, index];
    const reference = readFieldReference(end);
    if (reference !== null) return findTwin(context, subject.type, reference, at, 'stored');
    const number = readNumber(context, end, at);
    return number === null ? null : literal('numeric', number);
  });
  const [from, to] = ends;
  if (!from || !to) return null;
  if (from.kind === 'literal' && to.kind === 'literal' && isGreater(from.value, to.value))
    return refuse(context, 'RANGE_REVERSED', path);
  return test(operand, { kind: 'between', from, to });
}

function isGreater(a: Literal['value'], b: Literal['value']): boolean {
  return new Decimal(String(a)).greaterThan(new Decimal(String(b)));
}

function resolveChoiceTest({ context, subject, operator, value, path }: Asked): Predicate | null {
  const operand = subject.operand('stored');
  if (operator === 'in') {
    const ids = readList(context, value, path, (item, at) => readText(context, item, at, 'stored'));
    return ids && test(operand, oneOf('text[]', ids));
  }
  const id = readText(context, value, path, 'stored');
  return id === null
    ? null
    : test(operand, { kind: 'compare', op: '=', value: literal('text', id) });
}

function resolveListTest({ context, subject, operator, value, path }: Asked): Predicate | null {
  const items = readList(context, value, path, (item, at) =>
    readText(context, item, at, 'compared'),
  );
  if (!items) return null;
  const values = { kind: 'literal', type: 'text[]', value: items } as const;
  return test(subject.operand('compared'), {
    kind: operator === 'hasAll' ? 'includesAll' : 'overlaps',
    values,
  });
}

const fieldComparisons: Readonly<Record<string, Comparison>> = {
  '=': '=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  equals: '=',
  equalsExactly: '=',
  before: '<',
  after: '>',
  onOrBefore: '<=',
  onOrAfter: '>=',
};

function resolveFieldTest(asked: Asked, reference: string): Predicate | null {
  const { context, subject, operator, path } = asked;
  const comparison = fieldComparisons[operator];
  const isText = subject.type === 'text';
  if (!comparison && !(isText && operator in textPatterns))
    return operator === 'on'
      ? refuse(context, 'BAD_DATE', path, { value: `{${reference}}` })
      : refuse(context, 'WRONG_TYPE', path);
  const form = isText && operator !== 'equalsExactly' ? 'compared' : 'stored';
  const other = findTwin(context, subject.type, reference, path, form);
  if (!other) return null;
  const operand = subject.operand(form);
  return comparison
    ? test(operand, { kind: 'compare', op: comparison, value: other })
    : textTest(operand, operator, other);
}

function findTwin(
  context: RowContext,
  type: FieldType,
  reference: string,
  path: Path,
  form: 'stored' | 'compared',
): Operand | null {
  const column = findColumn(context, reference, [...path, 'field']);
  if (!column) return null;
  const same = family(column.type) === family(type);
  if (!same) return refuse(context, 'WRONG_TYPE', path, { field: reference }, 'field');
  return columnSubject(column).operand(form);
}

function family(type: FieldType): string {
  return type === 'money' ? 'number' : type;
}

function literal(type: Literal['type'], value: string): Literal {
  return { kind: 'literal', type, value };
}

function oneOf(type: 'text[]' | 'numeric[]', value: readonly string[]) {
  return { kind: 'oneOf', values: { kind: 'literal', type, value } } as const;
}
