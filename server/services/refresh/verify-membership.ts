import { sql } from 'drizzle-orm';
import type { Context } from '../context';

export type MembershipFaults = {
  /** Customers and segments where the stored bit and the open interval disagree. */
  readonly bitsAgainstIntervals: number;
  /** Pairs of intervals of one customer and segment that overlap. */
  readonly overlaps: number;
  /** Segments whose newest size is not the number of their open intervals. */
  readonly sizesAgainstIntervals: number;
};

/** Counts what must never be: all zero in a sound workspace. Reads everything; for nights and tests. */
export async function verifyMembership(ctx: Pick<Context, 'db'>): Promise<MembershipFaults> {
  const [bits] = await ctx.db.execute<{ count: number }>(sql`
    select count(*)::int as count
    from (
      select s.segment_id, m.customer_id
      from membership_state m
      join segment_slot s on coalesce(m.words[s.word] >> s.bit, 0) & 1 = 1
    ) b
    full join (select segment_id, customer_id from membership where left_at is null) o
      on o.segment_id = b.segment_id and o.customer_id = b.customer_id
    where b.customer_id is null or o.customer_id is null`);
  const [overlaps] = await ctx.db.execute<{ count: number }>(sql`
    select count(*)::int as count
    from (
      select entered_at, lag(coalesce(left_at, 'infinity'))
        over (partition by segment_id, customer_id order by entered_at) as before
      from membership
    ) i
    where i.before > i.entered_at`);
  const [sizes] = await ctx.db.execute<{ count: number }>(sql`
    select count(*)::int as count
    from (
      select distinct on (segment_id) segment_id, size from segment_size
      where scope_value = '' order by segment_id, as_of desc
    ) z
    left join (
      select segment_id, count(*) as members from membership where left_at is null group by 1
    ) o on o.segment_id = z.segment_id
    where z.size <> coalesce(o.members, 0)`);
  return {
    bitsAgainstIntervals: bits?.count ?? 0,
    overlaps: overlaps?.count ?? 0,
    sizesAgainstIntervals: sizes?.count ?? 0,
  };
}
