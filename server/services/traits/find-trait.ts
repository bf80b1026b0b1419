import { eq, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { trait } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';

export type TraitRow = typeof trait.$inferSelect;

/** What a save gives back: the next one states its revision. */
export type TraitHandle = { readonly id: string; readonly key: string; readonly revision: number };

/**
 * Lets no other change of traits begin until the transaction ends: a trait is judged
 * against all others, so two changes at once could each be sound and not together.
 */
export async function lockTraits(tx: Transaction): Promise<void> {
  await tx.execute(sql`lock table ${trait} in share row exclusive mode`);
}

/** The trait. Refuses NOT_FOUND, and CONFLICT when `revision` is not its own. */
export async function findTrait(
  db: Executor,
  id: string,
  revision: number | null,
): Promise<TraitRow> {
  const [row] = await db.select().from(trait).where(eq(trait.id, id));
  if (!row) throw new StratumError(problem('NOT_FOUND', ['id'], { name: id }, 'trait'));
  if (revision !== null && row.revision !== revision)
    throw new StratumError(problem('CONFLICT', [], { revision: row.revision }, 'trait'));
  return row;
}
