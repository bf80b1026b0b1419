import { quoteIdentifier } from '../catalog/identifiers';
import { assertNever } from '../problem/assert-never';
import type { Feature, Literal, Operand, Predicate, Term, Test } from './predicate';
import type { SqlWriter } from './sql-fragment';

/** How a predicate names what it reads: the row's alias and the aggregates' columns. */
export type Names = {
  readonly row: string;
  readonly feature: (feature: Feature) => string;
};

/**
 * Prints a simplified predicate as a condition that is true, false or null; null
 * counts as not true wherever the text is used (WHERE, FILTER, CASE WHEN).
 */
export function printPredicate(predicate: Predicate, names: Names, sql: SqlWriter): string {
  switch (predicate.kind) {
    case 'all':
      return predicate.items.map((item) => nested(item, names, sql)).join(' and ');
    case 'any':
      return predicate.items.map((item) => nested(item, names, sql)).join(' or ');
    case 'atLeast': {
      const cases = predicate.items.map(
        (item) => `case when ${printPredicate(item, names, sql)} then 1 else 0 end`,
      );
      return `${cases.join(' + ')} >= ${predicate.n}`;
    }
    case 'not':
      return `(${printPredicate(predicate.item, names, sql)}) is not true`;
    case 'always':
      return 'true';
    case 'never':
      return 'false';
    case 'test':
      return printTest(predicate.operand, predicate.test, names, sql);
    default:
      return assertNever(predicate);
  }
}

function nested(predicate: Predicate, names: Names, sql: SqlWriter): string {
  const text = printPredicate(predicate, names, sql);
  return predicate.kind === 'test' || predicate.kind === 'not' ? text : `(${text})`;
}

function printTest(operand: Operand, question: Test, names: Names, sql: SqlWriter): string {
  if (operand.kind === 'average') return printAverageTest(operand, question, names, sql);
  const value = printTerm(operand, names, sql);
  switch (question.kind) {
    case 'compare':
      return printCompare(value, question.op, question.value, names, sql);
    case 'between':
      return `(${printCompare(value, '>=', question.from, names, sql)} and ${printCompare(value, '<=', question.to, names, sql)})`;
    case 'oneOf':
      return `${value} = any(${printLiteral(question.values, sql)})`;
    case 'pattern':
      return printPattern(value, question.at, question.value, names, sql);
    case 'missing':
      return operand.type === 'textList' && operand.kind === 'column'
        ? `coalesce(cardinality(${value}), 0) = 0`
        : `${value} is null`;
    case 'yes':
      return value;
    case 'no':
      return `not ${value}`;
    case 'overlaps':
      return `${value} && ${printLiteral(question.values, sql)}`;
    case 'includesAll':
      return `${value} @> ${printLiteral(question.values, sql)}`;
    case 'anniversary':
      return printAnniversary(value, question, sql);
    default:
      return assertNever(question);
  }
}

function printTerm(term: Exclude<Term, { kind: 'average' }>, names: Names, sql: SqlWriter): string {
  switch (term.kind) {
    case 'literal':
      return printLiteral(term, sql);
    case 'column':
      return `${names.row}.${quoteIdentifier(term.column)}`;
    case 'feature': {
      const name = names.feature(term.feature);
      return term.whenNone === 'zero' ? `coalesce(${name}, 0)` : name;
    }
    default:
      return assertNever(term);
  }
}

function printLiteral(literal: Literal, sql: SqlWriter): string {
  return sql.bind(literal.value, literal.type);
}

function printCompare(value: string, op: string, other: Term, names: Names, sql: SqlWriter) {
  if (other.kind === 'average') throw new Error('an average stands only on the left');
  return `${value} ${op} ${printTerm(other, names, sql)}`;
}

function printPattern(
  value: string,
  at: 'start' | 'end' | 'anywhere',
  other: Term,
  names: Names,
  sql: SqlWriter,
): string {
  if (other.kind === 'literal') {
    const escaped = String(other.value).replace(/[\\%_]/g, (sign) => `\\${sign}`);
    const before = at === 'start' ? '' : '%';
    const after = at === 'end' ? '' : '%';
    return `${value} like ${sql.bind(`${before}${escaped}${after}`, 'text')}`;
  }
  if (other.kind === 'average') throw new Error('an average is no text');
  const text = printTerm(other, names, sql);
  if (at === 'start') return `starts_with(${value}, ${text})`;
  return at === 'end'
    ? `right(${value}, length(${text})) = ${text}`
    : `strpos(${value}, ${text}) > 0`;
}

function printAverageTest(
  average: { readonly sum: Feature; readonly count: Feature },
  question: Test,
  names: Names,
  sql: SqlWriter,
): string {
  const sum = names.feature(average.sum);
  const rows = names.feature(average.count);
  const times = (term: Term): string => {
    if (term.kind === 'average') throw new Error('an average stands only on the left');
    return `${printTerm(term, names, sql)} * ${rows}`;
  };
  switch (question.kind) {
    case 'compare':
      return `${sum} ${question.op} ${times(question.value)}`;
    case 'between':
      return `(${sum} >= ${times(question.from)} and ${sum} <= ${times(question.to)})`;
    case 'missing':
      return `${sum} is null`;
    default:
      throw new Error(`an average has no ${question.kind}`);
  }
}

function printAnniversary(
  value: string,
  { from, to, timeZone }: Extract<Test, { kind: 'anniversary' }>,
  sql: SqlWriter,
): string {
  const day =
    timeZone === null ? value : `(${value} at time zone ${sql.bind(timeZone, 'text')})::date`;
  const first = `(${day} + interval '1 year')::date`;
  const upper = sql.bind(to, 'date');
  const lower = sql.bind(from, 'date');
  const years: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const gap = `(${year} - extract(year from ${day}))`;
    const moved = `(${day} + ${gap}::int * interval '1 year')::date`;
    years.push(`(${gap} >= 1 and ${moved} >= ${lower} and ${moved} < ${upper})`);
  }
  const wholeYear = to >= `${Number(from.slice(0, 4)) + 1}${from.slice(4)}`;
  return wholeYear ? `${first} < ${upper}` : `(${years.join(' or ')})`;
}
