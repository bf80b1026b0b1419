import { eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import { invitation, user } from '@/db/schema';
import { roles } from '@/server/domain/access/permission';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { Email } from '../auth/new-person';
import { makeSecretCode } from '../auth/secret-code';
import type { Context } from '../context';

const validDays = 7;

export const InvitePersonInput = z.strictObject({ email: Email, role: z.enum(roles) });
export type InvitePersonInput = z.infer<typeof InvitePersonInput>;

/**
 * Offers a place to one e-mail address and gives the code of its link, which can
 * be read only here and works once within 7 days. A second invitation to the same
 * address replaces the first; an address that has an account is refused.
 */
export async function invitePerson(
  ctx: Context,
  input: InvitePersonInput,
): Promise<{ code: string; expiresAt: Date }> {
  const { code, codeHash } = makeSecretCode();
  const expiresAt = new Date(Date.now() + validDays * 24 * 60 * 60 * 1000);
  const invitedBy = ctx.actor.kind === 'person' ? ctx.actor.id : null;
  await ctx.db.transaction(async (tx) => {
    const known = await tx.select({ id: user.id }).from(user).where(eq(user.email, input.email));
    if (known.length > 0) {
      throw new StratumError(
        problem('ALREADY_EXISTS', ['email'], { email: input.email }, 'person'),
      );
    }
    const offered = { ...input, codeHash, expiresAt, invitedBy };
    await tx
      .insert(invitation)
      .values(offered)
      .onConflictDoUpdate({ target: invitation.email, set: { ...offered, createdAt: sql`now()` } });
  });
  return { code, expiresAt };
}
