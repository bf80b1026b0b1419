import type { Field, Label, Table } from '@/server/domain/catalog/catalog';
import { quoteIdentifier } from '@/server/domain/catalog/identifiers';
import type { Context } from '../../context';
import { rowsInUse, runCounting } from './rows-in-use';

export type CommonValue = {
  /** As stored, cut to 200 characters; a boolean is `true` or `false`. */
  readonly value: string;
  readonly label: Label | null;
  readonly count: number;
};

export type ValueDistribution = {
  readonly kind: 'values';
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  /** The most common first; at most twelve. */
  readonly common: readonly CommonValue[];
  /** Rows, or items of lists, with any other value. */
  readonly others: number;
};

const mostShown = 12;
const longest = 200;

/** The most common values of a text, choice, boolean or list; each item of a list counts once. */
export async function countCommonValues(
  ctx: Context,
  table: Table,
  field: Field,
): Promise<ValueDistribution> {
  const own = `t.${quoteIdentifier(field.column)}`;
  const isList = field.type === 'textList';
  const filled = isList ? `cardinality(${own}) > 0` : `${own} is not null`;
  const [row] = await runCounting<{ rows: string; filled: string; values: string }>(
    ctx,
    () => `select count(*) as rows, count(*) filter (where ${filled}) as filled,
      ${isList ? `coalesce(sum(cardinality(${own})), 0)` : `count(${own})`} as values
      ${rowsInUse(table)}`,
  );
  const source = isList
    ? `select item as value ${rowsInUse(table, `cross join unnest(${own}) item`)}`
    : `select ${own}::text as value ${rowsInUse(table)} and ${filled}`;
  const top = await runCounting<{ value: string; count: string; distinct: string }>(
    ctx,
    () => `select left(value, ${longest}) as value, count, distinct_values as distinct from (
        select value, count(*) as count, count(*) over () as distinct_values
        from (${source}) v group by value
        order by count(*) desc, value collate "C" limit ${mostShown}
      ) common`,
  );
  const common = top.map(({ value, count }) => ({
    value,
    label: field.choices.find(({ id }) => id === value)?.label ?? null,
    count: Number(count),
  }));
  const shown = common.reduce((sum, { count }) => sum + count, 0);
  return {
    ...{ kind: 'values', rows: Number(row?.rows ?? 0), filled: Number(row?.filled ?? 0) },
    ...{ distinct: Number(top[0]?.distinct ?? 0), common },
    others: Number(row?.values ?? 0) - shown,
  };
}
