import { inArray, sql } from 'drizzle-orm';
import * as z from 'zod';
import { ownerAlias, user } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { normaliseText } from '@/server/domain/text/normalise-text';
import type { Context } from '../context';
import { nameActor } from '../name-actor';

const Assignment = z.strictObject({
  /** A value of the owner field, in any spelling. */
  value: z.string().min(1).max(500),
  /** The person it means; null for nobody. */
  userId: z.string().min(1).max(64).nullable(),
});

export const AssignOwnersInput = z.strictObject({
  assignments: z.array(Assignment).min(1).max(500),
});
export type AssignOwnersInput = z.infer<typeof AssignOwnersInput>;
export type OwnerAssignment = z.infer<typeof Assignment>;

/**
 * Says which person each name means, all or none; spellings with one compared form are
 * one name. Gives what the names meant before, which assigns them back. Refuses
 * NOT_FOUND for an unknown person, EMPTY_VALUE for a name without a letter.
 */
export async function assignOwners(
  ctx: Context,
  { assignments }: AssignOwnersInput,
): Promise<{ readonly before: readonly OwnerAssignment[] }> {
  const wanted = new Map(assignments.map((each, index) => [normalOf(each.value, index), each]));
  const normals = [...wanted.keys()];
  return ctx.db.transaction(async (tx) => {
    const ids = [...new Set(assignments.flatMap(({ userId }) => userId ?? []))];
    const known = new Set(
      ids.length === 0
        ? []
        : (await tx.select({ id: user.id }).from(user).where(inArray(user.id, ids))).map(
            ({ id }) => id,
          ),
    );
    const stranger = assignments.findIndex(({ userId }) => userId !== null && !known.has(userId));
    if (stranger >= 0)
      throw new StratumError(problem('NOT_FOUND', ['assignments', stranger, 'userId']));
    const stored = await tx
      .select()
      .from(ownerAlias)
      .where(inArray(ownerAlias.normal, normals))
      .for('update');
    const meant = new Map(stored.map((row) => [row.normal, row]));
    await tx.delete(ownerAlias).where(inArray(ownerAlias.normal, normals));
    const kept = [...wanted].flatMap(([normal, { value, userId }]) =>
      userId === null
        ? []
        : [
            {
              normal,
              value: meant.get(normal)?.value ?? value,
              userId,
              updatedBy: nameActor(ctx.actor),
            },
          ],
    );
    if (kept.length > 0)
      await tx
        .insert(ownerAlias)
        .values(kept)
        .onConflictDoUpdate({
          target: ownerAlias.normal,
          set: {
            userId: sql`excluded.user_id`,
            updatedBy: sql`excluded.updated_by`,
            updatedAt: sql`now()`,
          },
        });
    const before = [...wanted].map(([normal, { value }]) => ({
      value: meant.get(normal)?.value ?? value,
      userId: meant.get(normal)?.userId ?? null,
    }));
    return { before };
  });
}

function normalOf(value: string, index: number): string {
  const normal = normaliseText(value);
  if (normal === null)
    throw new StratumError(problem('EMPTY_VALUE', ['assignments', index, 'value']));
  return normal;
}
