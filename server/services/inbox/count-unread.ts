import { and, count, eq, isNull } from 'drizzle-orm';
import { notice, noticeRead } from '@/db/schema';
import type { Context } from '../context';
import { addressedTo } from './addressed-to';

export async function countUnread(ctx: Context): Promise<number> {
  if (ctx.actor.kind !== 'person') return 0;
  const [row] = await ctx.db
    .select({ unread: count() })
    .from(notice)
    .leftJoin(
      noticeRead,
      and(eq(noticeRead.noticeId, notice.id), eq(noticeRead.userId, ctx.actor.id)),
    )
    .where(and(addressedTo(ctx.actor), isNull(noticeRead.readAt)));
  return row?.unread ?? 0;
}
