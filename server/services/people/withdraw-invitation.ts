import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { invitation } from '@/db/schema';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';

export const WithdrawInvitationInput = z.strictObject({ id: z.uuid() });
export type WithdrawInvitationInput = z.infer<typeof WithdrawInvitationInput>;

/** Makes an invitation's link worthless; NOT_FOUND when it was accepted or withdrawn already. */
export async function withdrawInvitation(
  ctx: Context,
  input: WithdrawInvitationInput,
): Promise<void> {
  const gone = await ctx.db
    .delete(invitation)
    .where(eq(invitation.id, input.id))
    .returning({ id: invitation.id });
  if (gone.length === 0) throw new StratumError(problem('NOT_FOUND', ['id']));
}
