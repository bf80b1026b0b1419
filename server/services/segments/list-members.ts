import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Cause } from '@/server/domain/segment/cause';
import { causeGroups } from '@/server/domain/segment/cause-group';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import { readInstant } from '@/server/domain/time/read-time';
import { loadCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { type MemberFilter, type Moved, memberOrder, memberQuery } from './member-query';
import { SegmentId } from './segment-input';

const Moment = z.string().refine((text) => readInstant(text) !== null);

export const MovedInput = z.strictObject({
  kind: z.enum(['entered', 'left']),
  /** Moves in (after, until]; null for all from the first on. */
  after: Moment.nullable(),
  until: Moment,
  /** As charts group causes; without it every cause. */
  cause: z.enum(causeGroups).optional(),
});

const MemberFilterInput = z.strictObject({
  id: SegmentId,
  /** Members at this instant; without it those of the newest refresh. */
  asOf: Moment.optional(),
  /** Those who entered or left in a stretch of time, once a move, instead of members. */
  moved: MovedInput.optional(),
  /** A part of the customer's key. */
  search: z.string().max(200).default(''),
  /** Customer fields to show beside the key. */
  fields: z.array(z.string()).max(200).default([]),
});

const isOne = ({ asOf, moved }: { asOf?: unknown; moved?: unknown }) =>
  asOf === undefined || moved === undefined;
const notBoth = { path: ['moved'], message: 'either asOf or moved' };

export const ListMembersInput = MemberFilterInput.extend({
  limit: z.number().int().min(1).max(500).default(50),
  /** The `next` of the page before. */
  after: z
    .string()
    .regex(/^\d{1,19}(@.+)?$/)
    .refine((text) => !text.includes('@') || readInstant(text.split('@')[1] ?? '') !== null)
    .optional(),
}).refine(isOne, notBoth);
export type ListMembersInput = z.input<typeof ListMembersInput>;

export const ExportMembersInput = MemberFilterInput.refine(isOne, notBoth);
export type ExportMembersInput = z.input<typeof ExportMembersInput>;

export type Member = {
  readonly customerId: string;
  /** Null when the customer has left the data since. */
  readonly key: string | null;
  readonly enteredAt: Instant;
  readonly enteredCause: Cause;
  /** The entry or exit asked for; null in a list of members. */
  readonly moved: { readonly at: Instant; readonly cause: Cause } | null;
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
  moved_at: string | null;
  moved_cause: Cause | null;
  fields: (string | null)[];
};

/**
 * The members of a segment now or at any instant, page by page, in the order they are
 * known by; with `moved` those who entered or left in a stretch of time instead, once a
 * move, so that their count is the number of entries or exits that charts show.
 */
export async function listMembers(ctx: Context, input: ListMembersInput): Promise<MemberPage> {
  const { limit, after, ...rest } = ListMembersInput.parse(input);
  const query = memberQuery(ctx, await loadCatalog(ctx.db), toFilter(rest));
  const rows = await ctx.db.execute<Row>(sql`
    select * from (${query}) q
    ${after === undefined ? sql`` : sql`where ${isAfter(after)}`}
    order by ${memberOrder} limit ${limit + 1}`);
  const [all] = await ctx.db.execute<{ count: number }>(
    sql`select count(*)::float8 as count from (${query}) q`,
  );
  const members = rows.slice(0, limit).map(toMember);
  const last = members.at(-1);
  const next = rows.length > limit && last ? placeOf(last) : null;
  return { members, next, count: all?.count ?? 0 };
}

function placeOf({ customerId, moved }: Member): string {
  return moved === null ? customerId : `${customerId}@${moved.at}`;
}

function isAfter(place: string) {
  const [customer, at] = place.split('@');
  return at === undefined
    ? sql`q.customer_id > ${customer}::bigint`
    : sql`(q.customer_id, q.moved_at) > (${customer}::bigint, ${at}::timestamptz)`;
}

export function toFilter(input: z.output<typeof MemberFilterInput>): MemberFilter {
  const { asOf, moved, ...rest } = input;
  return {
    ...rest,
    asOf: asOf === undefined ? null : toInstant(asOf),
    moved: moved === undefined ? null : toMoved(moved),
  };
}

function toMoved({ after, until, ...rest }: z.output<typeof MovedInput>): Moved {
  return { ...rest, after: after === null ? null : toInstant(after), until: toInstant(until) };
}

export function toMember(row: Row): Member {
  return {
    customerId: String(row.customer_id),
    key: row.key,
    enteredAt: toInstant(row.entered_at),
    enteredCause: row.entered_cause,
    moved:
      row.moved_at === null || row.moved_cause === null
        ? null
        : { at: toInstant(row.moved_at), cause: row.moved_cause },
    values: row.fields,
  };
}
