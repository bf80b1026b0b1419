import { assertNever } from '../problem/assert-never';
import type { Day, QuantileValue } from './amount';
import type { Column, Feature, Literal, Term } from './predicate';
import type { SqlWriter } from './sql-fragment';

/** Where what a predicate reads is found in the statement at hand. */
export type Names = {
  readonly column: (column: Column) => string;
  readonly feature: (feature: Feature) => string;
  readonly member: (segment: string) => string;
  readonly quantile: (quantile: QuantileValue) => string;
};

/** Prints a value; a fraction has to be compared by its parts and has no text of its own. */
export function printTerm(term: Term, names: Names, sql: SqlWriter): string {
  const print = (one: Term) => printTerm(one, names, sql);
  switch (term.kind) {
    case 'literal':
      return printLiteral(term, sql);
    case 'column':
      return names.column(term);
    case 'feature': {
      const name = names.feature(term.feature);
      return term.whenNone === 'zero' ? `coalesce(${name}, 0)` : name;
    }
    case 'quantile':
      return names.quantile(term);
    case 'days':
      return `(${printDay(term.to, names, sql)} - ${printDay(term.from, names, sql)})::numeric`;
    case 'lowest':
      return `least(${term.items.map(print).join(', ')})`;
    case 'plus':
      return `(${term.items.map(print).join(' + ')})`;
    case 'times':
      return `(${term.items.map(print).join(' * ')})`;
    case 'either':
      return `coalesce(${print(term.value)}, ${print(term.otherwise)})`;
    case 'whenMissing':
      return `case when ${print(term.of)} is null then ${print(term.then)} else ${print(term.otherwise)} end`;
    case 'fraction':
      throw new Error('a fraction stands only on the left');
    default:
      return assertNever(term);
  }
}

export function printLiteral(literal: Literal, sql: SqlWriter): string {
  return sql.bind(literal.value, literal.type);
}

function printDay({ of, timeZone }: Day, names: Names, sql: SqlWriter): string {
  const value = printTerm(of, names, sql);
  return timeZone === null ? value : `(${value} at time zone ${sql.bind(timeZone, 'text')})::date`;
}
