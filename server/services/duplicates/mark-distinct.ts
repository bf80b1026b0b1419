import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Context } from '../context';
import { nameActor } from '../name-actor';
import { CustomerId } from './customer-pair';
import { largestGroup } from './find-duplicates';

const Pair = z.tuple([CustomerId, CustomerId]);
export type DistinctPair = z.infer<typeof Pair>;

export const MarkDistinctInput = z.strictObject({
  customers: z.array(CustomerId).min(2).max(largestGroup),
});
export type MarkDistinctInput = z.infer<typeof MarkDistinctInput>;

export const UnmarkDistinctInput = z.strictObject({
  pairs: z.array(Pair).max((largestGroup * (largestGroup - 1)) / 2),
});
export type UnmarkDistinctInput = z.infer<typeof UnmarkDistinctInput>;

/** Remembers that the customers are all different; gives the pairs that were not known yet, to take them back. */
export async function markDistinct(
  ctx: Context,
  raw: MarkDistinctInput,
): Promise<{ readonly pairs: readonly DistinctPair[] }> {
  const { customers } = MarkDistinctInput.parse(raw);
  const ids = sql`${`{${customers.join(',')}}`}::bigint[]`;
  const rows = await ctx.db.execute<{ lower: string; higher: string }>(sql`
    insert into distinct_customers (lower_id, higher_id, actor)
    select distinct a, b, ${nameActor(ctx.actor)}::text
    from unnest(${ids}) a cross join unnest(${ids}) b where a < b
    on conflict do nothing returning lower_id::text as lower, higher_id::text as higher`);
  return { pairs: rows.map(({ lower, higher }) => [lower, higher]) };
}

/** Forgets that the pairs are different. */
export async function unmarkDistinct(ctx: Context, raw: UnmarkDistinctInput): Promise<void> {
  const { pairs } = UnmarkDistinctInput.parse(raw);
  const column = (index: 0 | 1) => `{${pairs.map((pair) => pair[index]).join(',')}}`;
  await ctx.db.execute(sql`
    delete from distinct_customers d
    using unnest(${column(0)}::bigint[], ${column(1)}::bigint[]) as p (lower_id, higher_id)
    where d.lower_id = p.lower_id and d.higher_id = p.higher_id`);
}
