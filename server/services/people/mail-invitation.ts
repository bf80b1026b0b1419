import * as z from 'zod';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { localDate } from '@/server/domain/time/local-time';
import type { Context } from '../context';
import { writeLetter } from '../mail/mail-words';
import { sendMail } from '../mail/send-mail';
import { getSettings } from '../settings/get-settings';
import { findInvitation } from './find-invitation';

export const MailInvitationInput = z.strictObject({ code: z.string().min(1).max(200) });
export type MailInvitationInput = z.infer<typeof MailInvitationInput>;

/**
 * Sends an invitation's link to the address it was made for, in the workspace's language.
 * `site` is where Stratum is reached. Refuses CODE_EXPIRED and what `sendMail` refuses.
 */
export async function mailInvitation(
  ctx: Context,
  { code }: MailInvitationInput,
  site: string,
): Promise<{ email: string }> {
  const found = await findInvitation(ctx, code);
  if (!found) throw new StratumError(problem('CODE_EXPIRED', ['code'], undefined, 'invitation'));
  const { name, language, calendar } = await getSettings(ctx);
  const letter = writeLetter(language, 'invitation', {
    workspace: name,
    by: ctx.actor.name,
    link: `${new URL(site).origin}/invite?code=${encodeURIComponent(code)}`,
    until: localDate(found.expiresAt.toISOString(), calendar),
  });
  await sendMail(ctx, { to: found.email, ...letter });
  return { email: found.email };
}
