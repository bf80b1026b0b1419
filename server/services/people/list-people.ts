import { asc } from 'drizzle-orm';
import { invitation, user } from '@/db/schema';
import type { Role } from '@/server/domain/access/permission';
import type { Context } from '../context';

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly disabledAt: Date | null;
  readonly lastSignInAt: Date | null;
  readonly revision: number;
};

export type OpenInvitation = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** Everybody who may or might sign in, by name, and the invitations not yet accepted. */
export async function listPeople(
  ctx: Context,
): Promise<{ people: Person[]; invitations: OpenInvitation[] }> {
  const people = await ctx.db
    .select({
      id: user.id,
      name: user.name,
      email: user.email,
      role: user.role,
      disabledAt: user.disabledAt,
      lastSignInAt: user.lastSignInAt,
      revision: user.revision,
    })
    .from(user)
    .orderBy(asc(user.name), asc(user.id));
  const invitations = await ctx.db
    .select({
      id: invitation.id,
      email: invitation.email,
      role: invitation.role,
      createdAt: invitation.createdAt,
      expiresAt: invitation.expiresAt,
    })
    .from(invitation)
    .orderBy(asc(invitation.email));
  return { people, invitations };
}
