import { eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Transaction } from '@/db/client';
import { handover, ownerAlias, user } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { loadCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { nameActor } from '../name-actor';
import { countOwned } from './count-owned';

export const HandOverInput = z.strictObject({
  from: z.string().min(1).max(64),
  to: z.string().min(1).max(64),
});
export type HandOverInput = z.infer<typeof HandOverInput>;

export type HandedOver = { readonly id: string; readonly customers: number };

/**
 * Gives all customers of one person to another in one act: every name that means the
 * one means the other from now on. Refuses NOT_FOUND for an unknown person or one
 * without names, BAD_INPUT for the same person twice or one who is shut out.
 */
export async function handOver(ctx: Context, { from, to }: HandOverInput): Promise<HandedOver> {
  return ctx.db.transaction(async (tx) => {
    await requireTaker(tx, from, to);
    const { customers } = await loadCatalog(tx);
    const moved = await tx
      .update(ownerAlias)
      .set({ userId: to, updatedAt: sql`now()`, updatedBy: nameActor(ctx.actor) })
      .where(eq(ownerAlias.userId, from))
      .returning({ normal: ownerAlias.normal });
    if (moved.length === 0) throw new StratumError(problem('NOT_FOUND', ['from']));
    const aliases = moved.map(({ normal }) => normal).sort();
    const count = await countOwned(tx, customers, aliases);
    const [row] = await tx
      .insert(handover)
      .values({
        ...{ fromUserId: from, toUserId: to, aliases },
        ...{ customers: count, actor: nameActor(ctx.actor) },
      })
      .returning({ id: handover.id });
    if (!row) throw new Error('the handover was not recorded');
    return { id: row.id, customers: count };
  });
}

async function requireTaker(tx: Transaction, from: string, to: string): Promise<void> {
  if (from === to) throw new StratumError(problem('BAD_INPUT', ['to']));
  const [taker] = await tx
    .select({ disabledAt: user.disabledAt })
    .from(user)
    .where(eq(user.id, to))
    .for('share');
  if (!taker) throw new StratumError(problem('NOT_FOUND', ['to']));
  if (taker.disabledAt !== null) throw new StratumError(problem('BAD_INPUT', ['to']));
}
