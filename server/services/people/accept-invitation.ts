import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { invitation } from '@/db/schema';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { hashPassword, insertPerson, Language, Password, PersonName } from '../auth/new-person';
import type { Context } from '../context';
import { notify } from '../inbox/notify';
import { findInvitation } from './find-invitation';

export const AcceptInvitationInput = z.strictObject({
  code: z.string().min(1).max(200),
  name: PersonName,
  password: Password,
  language: Language,
});
export type AcceptInvitationInput = z.infer<typeof AcceptInvitationInput>;

/** Makes the person an invitation was for, with its address and role, and uses the invitation up; who invited them is told. */
export async function acceptInvitation(
  ctx: Pick<Context, 'db'>,
  input: AcceptInvitationInput,
): Promise<{ email: string }> {
  const { code, password, ...person } = input;
  const passwordHash = await hashPassword(ctx.db, password);
  return ctx.db.transaction(async (tx) => {
    const found = await findInvitation({ db: tx }, code);
    const taken = found
      ? await tx.delete(invitation).where(eq(invitation.id, found.id)).returning()
      : [];
    if (!found || taken.length === 0) {
      throw new StratumError(problem('CODE_EXPIRED', ['code'], undefined, 'invitation'));
    }
    const { email, role, invitedBy } = found;
    await insertPerson(tx, { ...person, email, role, passwordHash });
    if (invitedBy) {
      const params = { name: person.name, role };
      const href = '/settings/people';
      await notify(tx, { userId: invitedBy, kind: 'invitationAccepted', params, href });
    }
    return { email };
  });
}
