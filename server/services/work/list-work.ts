import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import * as z from 'zod';
import { user, work } from '@/db/schema/index';
import type { Problem } from '@/server/domain/problem/problem';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import type { Context } from '../context';
import type { WorkKind } from './create-work';

export const ListWorkInput = z.strictObject({
  /** Only work on this segment or table, and work on everything. */
  subject: z.string().max(200).optional(),
  kinds: z
    .array(z.enum(['refresh', 'backfill', 'import']))
    .min(1)
    .optional(),
  /** Only what is queued or running. */
  open: z.boolean().default(true),
  limit: z.number().int().min(1).max(100).default(20),
});
export type ListWorkInput = z.input<typeof ListWorkInput>;

export type WorkState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export type Work = {
  readonly id: string;
  readonly kind: WorkKind;
  readonly subject: string;
  readonly input: unknown;
  readonly state: WorkState;
  /** What it is doing: a phase of a refresh, the instant of a backfill point. */
  readonly step: string | null;
  readonly done: number;
  readonly total: number | null;
  readonly cancelRequested: boolean;
  readonly error: { readonly problems?: readonly Problem[]; readonly message?: string } | null;
  readonly result: unknown;
  readonly actor: string;
  readonly createdAt: Instant;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
};

/** Long work, running first, then waiting in order, then the last finished. */
export async function listWork(ctx: Context, input: ListWorkInput = {}): Promise<readonly Work[]> {
  const { subject, kinds, open, limit } = ListWorkInput.parse(input);
  const rows = await ctx.db
    .select({ row: work, name: user.name })
    .from(work)
    .leftJoin(user, eq(user.id, work.actor))
    .where(
      and(
        open ? inArray(work.state, ['queued', 'running']) : undefined,
        kinds && inArray(work.kind, kinds),
        subject === undefined ? undefined : concerns(subject),
      ),
    )
    .orderBy(
      sql`case ${work.state} when 'running' then 0 when 'queued' then 1 else 2 end`,
      sql`case when ${work.state} = 'queued' then ${work.createdAt} end`,
      desc(work.createdAt),
      asc(work.id),
    )
    .limit(limit);
  return rows.map(({ row, name }) => toWork(row, name));
}

function concerns(subject: string) {
  const keys = sql`${work.input} -> 'keys'`;
  return or(
    eq(work.subject, subject),
    and(eq(work.subject, ''), or(isNull(keys), sql`${keys} ? ${subject}`)),
  );
}

export function toWork(row: typeof work.$inferSelect, actorName: string | null): Work {
  const instantOf = (text: string | null) => (text === null ? null : toInstant(text));
  return {
    ...row,
    error: row.error as Work['error'],
    actor: actorName ?? row.actor,
    createdAt: toInstant(row.createdAt),
    startedAt: instantOf(row.startedAt),
    finishedAt: instantOf(row.finishedAt),
  };
}
