import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Cause } from '@/server/domain/segment/cause';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import { readInstant } from '@/server/domain/time/read-time';
import { loadCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { type MemberFilter, memberQuery } from './member-query';
import { SegmentId } from './segment-input';

const MemberFilterInput = z.strictObject({
  id: SegmentId,
  /** Members at this instant; without it those of the newest refresh. */
  asOf: z
    .string()
    .refine((text) => readInstant(text) !== null)
    .optional(),
  /** A part of the customer's key. */
  search: z.string().max(200).default(''),
  /** Customer fields to show beside the key. */
  fields: z.array(z.string()).max(200).default([]),
});

export const ListMembersInput = MemberFilterInput.extend({
  limit: z.number().int().min(1).max(500).default(50),
  /** The `next` of the page before. */
  after: z
    .string()
    .regex(/^\d{1,19}$/)
    .optional(),
});
export type ListMembersInput = z.input<typeof ListMembersInput>;

export const ExportMembersInput = MemberFilterInput;
export type ExportMembersInput = z.input<typeof ExportMembersInput>;

export type Member = {
  readonly customerId: string;
  /** Null when the customer has left the data since. */
  readonly key: string | null;
  readonly enteredAt: Instant;
  readonly enteredCause: Cause;
  /** In the order of the fields asked for; null for missing and for what this role may not see. */
  readonly values: readonly (string | null)[];
};

export type MemberPage = {
  readonly members: readonly Member[];
  readonly next: string | null;
  /** All members that match, on every page. */
  readonly count: number;
};

type Row = {
  customer_id: string;
  key: string | null;
  entered_at: string;
  entered_cause: Cause;
  fields: (string | null)[];
};

/** The members of a segment now or at any instant, page by page, in the order they are known by. */
export async function listMembers(ctx: Context, input: ListMembersInput): Promise<MemberPage> {
  const { limit, after, ...rest } = ListMembersInput.parse(input);
  const query = memberQuery(ctx, await loadCatalog(ctx.db), toFilter(rest));
  const rows = await ctx.db.execute<Row>(sql`
    select * from (${query}) q
    ${after === undefined ? sql`` : sql`where q.customer_id > ${after}::bigint`}
    order by q.customer_id limit ${limit + 1}`);
  const [all] = await ctx.db.execute<{ count: number }>(
    sql`select count(*)::float8 as count from (${query}) q`,
  );
  const members = rows.slice(0, limit).map(toMember);
  const next = rows.length > limit ? (members.at(-1)?.customerId ?? null) : null;
  return { members, next, count: all?.count ?? 0 };
}

export function toFilter({ asOf, ...rest }: z.output<typeof MemberFilterInput>): MemberFilter {
  return { ...rest, asOf: asOf === undefined ? null : toInstant(asOf) };
}

export function toMember(row: Row): Member {
  return {
    customerId: String(row.customer_id),
    key: row.key,
    enteredAt: toInstant(row.entered_at),
    enteredCause: row.entered_cause,
    values: row.fields,
  };
}
