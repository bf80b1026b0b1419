import { and, eq, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { invitation } from '@/db/schema';
import type { Role } from '@/server/domain/access/permission';
import { hashSecretCode } from '../auth/secret-code';

export type FoundInvitation = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string | null;
  readonly expiresAt: Date;
};

/** The open invitation of a link's code, or null when it is unknown, used or expired. */
export async function findInvitation(
  ctx: { readonly db: Executor },
  code: string,
): Promise<FoundInvitation | null> {
  const [found] = await ctx.db
    .select({
      id: invitation.id,
      email: invitation.email,
      role: invitation.role,
      invitedBy: invitation.invitedBy,
      expiresAt: invitation.expiresAt,
    })
    .from(invitation)
    .where(
      and(eq(invitation.codeHash, hashSecretCode(code)), sql`${invitation.expiresAt} > now()`),
    );
  return found ?? null;
}
