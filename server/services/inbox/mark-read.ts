import { and, inArray } from 'drizzle-orm';
import * as z from 'zod';
import { notice, noticeRead } from '@/db/schema';
import type { Context } from '../context';
import { addressedTo } from './addressed-to';

export const MarkReadInput = z.strictObject({
  /** null marks everything the actor can see. */
  ids: z.array(z.uuid()).max(200).nullable(),
});
export type MarkReadInput = z.infer<typeof MarkReadInput>;

/** Marks notices as read for the actor alone; ids of other people's notices change nothing. */
export async function markRead(ctx: Context, input: MarkReadInput): Promise<void> {
  if (ctx.actor.kind !== 'person') return;
  const userId = ctx.actor.id;
  await ctx.db.transaction(async (tx) => {
    const mine = await tx
      .select({ noticeId: notice.id })
      .from(notice)
      .where(and(addressedTo(ctx.actor), input.ids ? inArray(notice.id, input.ids) : undefined));
    if (mine.length === 0) return;
    await tx
      .insert(noticeRead)
      .values(mine.map(({ noticeId }) => ({ noticeId, userId })))
      .onConflictDoNothing();
  });
}
