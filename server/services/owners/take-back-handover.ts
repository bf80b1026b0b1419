import { and, eq, inArray, sql } from 'drizzle-orm';
import * as z from 'zod';
import { handover, ownerAlias } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { nameActor } from '../name-actor';

export const TakeBackHandoverInput = z.strictObject({ id: z.uuid() });
export type TakeBackHandoverInput = z.infer<typeof TakeBackHandoverInput>;

/**
 * Takes a handover back, once: its names mean the first person again. Refuses
 * NOT_FOUND, and CONFLICT when it was taken back already or a name has moved on since.
 */
export async function takeBackHandover(ctx: Context, { id }: TakeBackHandoverInput): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(handover).where(eq(handover.id, id)).for('update');
    if (!row) throw new StratumError(problem('NOT_FOUND', ['id']));
    const moved = await tx
      .update(ownerAlias)
      .set({ userId: row.fromUserId, updatedAt: sql`now()`, updatedBy: nameActor(ctx.actor) })
      .where(and(inArray(ownerAlias.normal, [...row.aliases]), eq(ownerAlias.userId, row.toUserId)))
      .returning({ normal: ownerAlias.normal });
    if (row.undoneAt !== null || moved.length !== row.aliases.length)
      throw new StratumError(problem('CONFLICT', ['id'], undefined, 'handover'));
    await tx.update(handover).set({ undoneAt: sql`now()` }).where(eq(handover.id, id));
  });
}
