import { binEdges } from '@/server/domain/catalog/bin-edges';
import type { Field, Table } from '@/server/domain/catalog/catalog';
import { quoteIdentifier } from '@/server/domain/catalog/identifiers';
import type { Context } from '../../context';
import { rowsInUse, runCounting } from './rows-in-use';

export type NumberBin = {
  /** Included; null for everything below the first edge. */
  readonly from: string | null;
  /** Not included; null for everything from the last edge on. */
  readonly to: string | null;
  readonly count: number;
};

export type NumberDistribution = {
  readonly kind: 'number';
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  readonly zeros: number;
  /** Values that are there, each the smallest that its share of rows does not exceed; null without any. */
  readonly summary: {
    readonly min: string;
    readonly quarter: string;
    readonly median: string;
    readonly threeQuarters: string;
    readonly max: string;
  } | null;
  readonly bins: readonly NumberBin[];
};

type Measured = {
  readonly rows: string;
  readonly filled: string;
  readonly distinct: string;
  readonly zeros: string;
  readonly whole: boolean | null;
  readonly min: string | null;
  readonly max: string | null;
  readonly p2: string;
  readonly quarter: string;
  readonly median: string;
  readonly three: string;
  readonly p98: string;
};

const tail = 0.25;

const shares = [
  ['p2', 0.02],
  ['quarter', 0.25],
  ['median', 0.5],
  ['three', 0.75],
  ['p98', 0.98],
] as const;

/** Exact counts, quartiles and a histogram of a number or money field. */
export async function measureNumbers(
  ctx: Context,
  table: Table,
  field: Field,
): Promise<NumberDistribution> {
  const x = `t.${quoteIdentifier(field.column)}`;
  const [row] = await runCounting<Measured>(
    ctx,
    () => `
      with counted as (select count(*) as rows, count(${x}) as filled ${rowsInUse(table)}),
      total as (select *, ${shares.map(([name, share]) => `ceil(${share} * filled)::bigint as "at_${name}"`).join(', ')} from counted),
      grouped as (
        select ${x} as x, count(*)::int as n ${rowsInUse(table)} and ${x} is not null group by 1
      ),
      ranked as (select x, n, sum(n) over (order by x) as upto from grouped)
      select total.rows, total.filled, m.* from total, lateral (
        select count(*) as distinct, coalesce(sum(n) filter (where x = 0), 0) as zeros,
          bool_and(x = trunc(x)) as whole, min(x)::text as min, max(x)::text as max,
          ${shares.map(([name]) => `(min(x) filter (where upto >= total."at_${name}"))::text as "${name}"`).join(', ')}
        from ranked
      ) m`,
  );
  if (!row) throw new Error('the numbers were not counted');
  const { min, max } = row;
  const counts = {
    ...{ kind: 'number' as const, rows: Number(row.rows), filled: Number(row.filled) },
    ...{ distinct: Number(row.distinct), zeros: Number(row.zeros) },
  };
  if (min === null || max === null) return { ...counts, summary: null, bins: [] };
  const edges = binEdges(...middle(row, min, max), row.whole === true);
  return {
    ...counts,
    summary: { min, quarter: row.quarter, median: row.median, threeQuarters: row.three, max },
    bins: await countBins(ctx, table, x, edges),
  };
}

/** From the smallest to the largest value, without long thin tails. */
function middle({ p2, p98 }: Measured, min: string, max: string): [string, string] {
  const reach = tail * (Number(p98) - Number(p2));
  return [
    Number(p2) - Number(min) <= reach ? min : p2,
    Number(max) - Number(p98) <= reach ? max : p98,
  ];
}

async function countBins(
  ctx: Context,
  table: Table,
  x: string,
  edges: readonly string[],
): Promise<readonly NumberBin[]> {
  const rows = await runCounting<{ bin: number; count: string }>(
    ctx,
    (bind) => `
      select width_bucket(${x}, ${bind(`{${edges.join(',')}}`, 'text')}::numeric[]) as bin, count(*) as count
      ${rowsInUse(table)} and ${x} is not null group by 1`,
  );
  const counts = new Map(rows.map(({ bin, count }) => [bin, Number(count)]));
  return [null, ...edges]
    .map((from, bin) => ({ from, to: edges[bin] ?? null, count: counts.get(bin) ?? 0 }))
    .filter(({ from, to, count }) => count > 0 || (from !== null && to !== null));
}
