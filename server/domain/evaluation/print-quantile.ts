import type { QuantileValue } from '../predicate/amount';
import { listTermSources } from '../predicate/list-sources';
import { type Names, printTerm } from '../predicate/print-term';
import type { SqlWriter } from '../predicate/sql-fragment';

/**
 * Averages divide by a number of rows of each customer's own and cannot be ordered as
 * they are. They are turned into whole numbers that keep the order: two of them that
 * differ do so by far more than `tolerance`, which is far more than what is cut off
 * (values of 38 digits, weights down to five references, 10^9 rows a customer).
 */
const tolerance = `1${'0'.repeat(20)}`;
const digits = { least: 300, perDenominator: 30 };

/** Prints one row of edges `x1, x2, ...`, each times the number of parts, over `from`. */
export function printEdges(
  quantile: QuantileValue,
  from: string,
  names: Names,
  sql: SqlWriter,
): string {
  const { parts } = quantile;
  const edges = Array.from({ length: parts - 1 }, (_, index) => {
    const position = `${index + 1} * (v.n - 1)`;
    const rest = `(${position} % ${parts})`;
    const lower = `v.s[(${position} / ${parts} + 1)::int]`;
    const upper = `coalesce(v.s[(${position} / ${parts} + 2)::int], 0)`;
    return `(${parts} - ${rest}) * ${lower} + ${rest} * ${upper} as x${index + 1}`;
  });
  return [
    `  select ${edges.length > 0 ? edges.join(',\n    ') : '1 as x0'}`,
    '  from (',
    '    select array_agg(v.v order by v.v) as s, count(v.v) as n',
    `    from (select ${printOrderable(quantile, names, sql)} as v from ${from} c) v`,
    '    where v.v is not null',
    '  ) v',
  ].join('\n');
}

/** Prints the number of the part of the customer `c`, missing without a value. */
export function printPart(
  quantile: QuantileValue,
  edges: string,
  names: Names,
  sql: SqlWriter,
): string {
  const { parts, by, lowIsHigh } = quantile;
  const value = printOrderable(quantile, names, sql);
  const turn = (number: string) => (lowIsHigh ? `${parts} + 1 - ${number}` : number);
  if (by === 'rank') {
    const number = `ntile(${parts}) over (partition by ${value} is null order by ${value}, c.key)`;
    return `case when ${value} is not null then ${turn(number)} end`;
  }
  const slack = hasOwnDenominator(quantile) ? ` + ${sql.bind(tolerance, 'numeric')}` : '';
  const numbers = Array.from({ length: parts - 1 }, (_, index) => {
    const edge = `${edges}.x${index + 1}${slack}`;
    return ` when ${parts} * ${value} <= ${edge} then ${turn(String(index + 1))}`;
  });
  return `case when ${value} is null then null${numbers.join('')} else ${turn(String(parts))} end`;
}

/** The value, or one that orders customers as it does: a constant denominator changes no order. */
function printOrderable(quantile: QuantileValue, names: Names, sql: SqlWriter): string {
  const { of } = quantile;
  if (of.kind !== 'fraction') return printTerm(of, names, sql);
  const over = printTerm(of.over, names, sql);
  if (!hasOwnDenominator(quantile)) return over;
  const factors = of.under.kind === 'times' ? of.under.items.length : 1;
  const scale = `1${'0'.repeat(digits.least + digits.perDenominator * factors)}`;
  const under = printTerm(of.under, names, sql);
  return `div(${over} * ${sql.bind(scale, 'numeric')}, ${under})`;
}

function hasOwnDenominator({ of }: QuantileValue): boolean {
  return of.kind === 'fraction' && listTermSources(of.under).length > 0;
}
