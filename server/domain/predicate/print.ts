import { assertNever } from '../problem/assert-never';
import type { FractionValue } from './amount';
import type { Predicate, Term, Test } from './predicate';
import { type Names, printLiteral, printTerm } from './print-term';
import type { SqlWriter } from './sql-fragment';

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
    case 'member':
      return names.member(predicate.segment);
    case 'test':
      return printTest(predicate.operand, predicate.test, names, sql);
    default:
      return assertNever(predicate);
  }
}

const alone = new Set<Predicate['kind']>(['test', 'not', 'member']);

function nested(predicate: Predicate, names: Names, sql: SqlWriter): string {
  const text = printPredicate(predicate, names, sql);
  return alone.has(predicate.kind) ? text : `(${text})`;
}

function printTest(
  operand: Exclude<Term, { kind: 'literal' }>,
  question: Test,
  names: Names,
  sql: SqlWriter,
): string {
  if (operand.kind === 'fraction') return printFractionTest(operand, question, names, sql);
  const value = printTerm(operand, names, sql);
  switch (question.kind) {
    case 'compare':
      return `${value} ${question.op} ${printTerm(question.value, names, sql)}`;
    case 'between': {
      const from = printTerm(question.from, names, sql);
      return `(${value} >= ${from} and ${value} <= ${printTerm(question.to, names, sql)})`;
    }
    case 'oneOf':
      return `${value} = any(${printLiteral(question.values, sql)})`;
    case 'pattern':
      return printPattern(value, question.at, question.value, names, sql);
    case 'missing':
      return operand.kind === 'column' && operand.type === 'textList'
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
  const text = printTerm(other, names, sql);
  if (at === 'start') return `starts_with(${value}, ${text})`;
  return at === 'end'
    ? `right(${value}, length(${text})) = ${text}`
    : `strpos(${value}, ${text}) > 0`;
}

/** Multiplied out instead of divided: division would round. */
function printFractionTest(
  { over, under }: FractionValue,
  question: Test,
  names: Names,
  sql: SqlWriter,
): string {
  const value = printTerm(over, names, sql);
  const times = (term: Term) => `${printTerm(term, names, sql)} * ${printTerm(under, names, sql)}`;
  switch (question.kind) {
    case 'compare':
      return `${value} ${question.op} ${times(question.value)}`;
    case 'between':
      return `(${value} >= ${times(question.from)} and ${value} <= ${times(question.to)})`;
    case 'missing':
      return `${value} is null`;
    default:
      throw new Error(`a fraction has no ${question.kind}`);
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
