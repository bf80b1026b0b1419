import { Temporal } from 'temporal-polyfill';
import type { Field, Table } from '@/server/domain/catalog/catalog';
import { quoteIdentifier } from '@/server/domain/catalog/identifiers';
import type { Context } from '../../context';
import { rowsInUse, runCounting } from './rows-in-use';

export type TimeDistribution = {
  readonly kind: 'time';
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  /** First and last local day; null without any. */
  readonly first: string | null;
  readonly last: string | null;
  readonly step: 'month' | 'year';
  /** Values from before the first period shown. */
  readonly before: number;
  /** Consecutive, the oldest first, by the first day of each; at most 60, the newest. */
  readonly periods: readonly { readonly start: string; readonly count: number }[];
};

const mostPeriods = 60;

/** How many values fall into each month, or each year where months would be too many. */
export async function countMoments(
  ctx: Context,
  table: Table,
  field: Field,
  timeZone: string,
): Promise<TimeDistribution> {
  const own = `t.${quoteIdentifier(field.column)}`;
  const local = (bind: (value: string, type: string) => string) =>
    field.type === 'date' ? `${own}::timestamp` : `(${own} at time zone ${bind(timeZone, 'text')})`;
  const [row] = await runCounting<{
    rows: string;
    filled: string;
    distinct: string;
    first: string | null;
    last: string | null;
  }>(
    ctx,
    (bind) => `
      select count(*) as rows, count(${own}) as filled, count(distinct ${own}) as distinct,
        min(${local(bind)})::date::text as first, max(${local(bind)})::date::text as last
      ${rowsInUse(table)}`,
  );
  if (!row) throw new Error('the moments were not counted');
  const { first, last } = row;
  const counts = {
    ...{ kind: 'time' as const, rows: Number(row.rows), filled: Number(row.filled) },
    ...{ distinct: Number(row.distinct), first, last },
  };
  if (first === null || last === null) return { ...counts, step: 'month', before: 0, periods: [] };
  const step = monthsApart(first, last) < mostPeriods ? 'month' : 'year';
  const found = await runCounting<{ start: string; count: string }>(
    ctx,
    (bind) => `
      select date_trunc('${step}', ${local(bind)})::date::text as start, count(*) as count
      ${rowsInUse(table)} and ${own} is not null group by 1 order by 1 desc limit ${mostPeriods}`,
  );
  const periods = consecutive(new Map(found.map((each) => [each.start, Number(each.count)])), step);
  const shown = periods.reduce((sum, { count }) => sum + count, 0);
  return { ...counts, step, before: counts.filled - shown, periods };
}

function monthsApart(first: string, last: string): number {
  const [from, to] = [Temporal.PlainDate.from(first), Temporal.PlainDate.from(last)];
  return (to.year - from.year) * 12 + to.month - from.month;
}

/** The newest periods without gaps: one without values stands there with zero. */
function consecutive(
  counts: ReadonlyMap<string, number>,
  step: 'month' | 'year',
): TimeDistribution['periods'] {
  const starts = [...counts.keys()].sort();
  const [oldest, newest] = [starts[0], starts.at(-1)];
  if (!oldest || !newest) return [];
  const periods: { start: string; count: number }[] = [];
  let at = Temporal.PlainDate.from(newest);
  while (periods.length < mostPeriods && at.toString() >= oldest) {
    periods.unshift({ start: at.toString(), count: counts.get(at.toString()) ?? 0 });
    at = at.subtract(step === 'month' ? { months: 1 } : { years: 1 });
  }
  return periods;
}
