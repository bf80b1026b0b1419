import { and, desc, eq, lt, or } from 'drizzle-orm';
import * as z from 'zod';
import { notice, noticeRead } from '@/db/schema';
import { toInstant } from '@/server/domain/time/instant';
import type { Context } from '../context';
import { addressedTo } from './addressed-to';

export const ListNoticesInput = z.strictObject({
  /** The last notice of the page cursor. */
  cursor: z.strictObject({ createdAt: z.iso.datetime(), id: z.uuid() }).nullish(),
  direction: z.enum(['forward', 'backward']).optional(),
  limit: z.number().int().min(1).max(100),
});
export type ListNoticesInput = z.infer<typeof ListNoticesInput>;

export type Notice = {
  readonly id: string;
  readonly kind: string;
  readonly params: Record<string, string | number>;
  readonly href: string | null;
  readonly createdAt: string;
  readonly read: boolean;
};

/** The actor's notices, newest first, `limit` at a time; `cursor` continues after a page's last one. */
export async function listNotices(ctx: Context, input: ListNoticesInput): Promise<Notice[]> {
  if (ctx.actor.kind !== 'person') return [];
  const { cursor } = input;
  const rows = await ctx.db
    .select({
      id: notice.id,
      kind: notice.kind,
      params: notice.params,
      href: notice.href,
      createdAt: notice.createdAt,
      readAt: noticeRead.readAt,
    })
    .from(notice)
    .leftJoin(
      noticeRead,
      and(eq(noticeRead.noticeId, notice.id), eq(noticeRead.userId, ctx.actor.id)),
    )
    .where(
      and(
        addressedTo(ctx.actor),
        cursor
          ? or(
              lt(notice.createdAt, cursor.createdAt),
              and(eq(notice.createdAt, cursor.createdAt), lt(notice.id, cursor.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(notice.createdAt), desc(notice.id))
    .limit(input.limit);
  return rows.map(({ readAt, params, createdAt, ...row }) => ({
    ...row,
    params: params as Notice['params'],
    createdAt: toInstant(createdAt),
    read: readAt !== null,
  }));
}
