import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Transaction } from '@/db/client';
import { session, user } from '@/db/schema';
import { roles } from '@/server/domain/access/permission';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';

export const ChangePersonInput = z.strictObject({
  id: z.string().min(1).max(64),
  revision: z.number().int().positive(),
  role: z.enum(roles).optional(),
  disabled: z.boolean().optional(),
});
export type ChangePersonInput = z.infer<typeof ChangePersonInput>;

/**
 * Changes a person's role or shuts them out. Their sessions end in the same
 * transaction. LAST_ADMINISTRATOR when nobody would be left to administer,
 * CONFLICT when someone changed the person after `revision`.
 */
export async function changePerson(ctx: Context, input: ChangePersonInput): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('stratum administrators'))`);
    const [person] = await tx.select().from(user).where(eq(user.id, input.id)).for('update');
    if (!person) throw new StratumError(problem('NOT_FOUND', ['id']));
    if (person.revision !== input.revision) {
      throw new StratumError(problem('CONFLICT', [], undefined, 'person'));
    }
    const role = input.role ?? person.role;
    const disabled = input.disabled ?? person.disabledAt !== null;
    const administers = role === 'administrator' && !disabled;
    if (!administers && !(await hasOtherAdministrator(tx, input.id))) {
      throw new StratumError(problem('LAST_ADMINISTRATOR', ['id'], { name: person.name }));
    }
    const disabledAt = disabled ? (person.disabledAt ?? sql`now()`) : null;
    await tx
      .update(user)
      .set({ role, disabledAt, revision: person.revision + 1, updatedAt: sql`now()` })
      .where(eq(user.id, input.id));
    await tx.delete(session).where(eq(session.userId, input.id));
  });
}

async function hasOtherAdministrator(tx: Transaction, id: string): Promise<boolean> {
  const others = await tx
    .select({ id: user.id })
    .from(user)
    .where(and(ne(user.id, id), eq(user.role, 'administrator'), isNull(user.disabledAt)))
    .limit(1);
  return others.length > 0;
}
