import { eq, sql } from 'drizzle-orm';
import { mailServer, user } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { getSettings } from '../settings/get-settings';
import { getMailServer, type MailSettings } from './get-mail-server';
import { writeLetter } from './mail-words';
import { sendMail } from './send-mail';

/**
 * Sends a mail to the person who asks, and keeps what the server answered. The answer is
 * no refusal: it stands in `testError`. Refuses MAIL_NOT_SET and callers who are nobody.
 */
export async function testMailServer(ctx: Context): Promise<MailSettings> {
  const before = await getMailServer(ctx);
  if (!before) throw new StratumError(problem('MAIL_NOT_SET', []));
  const to = await ownAddress(ctx);
  const { name } = await getSettings(ctx);
  const letter = writeLetter(ctx.locale, 'test', { workspace: name });
  const testError = await sendMail(ctx, { to, ...letter }).then(
    () => null,
    (error: unknown) => {
      if (error instanceof StratumError) return error.problems[0];
      throw error;
    },
  );
  await ctx.db
    .update(mailServer)
    .set({ testedAt: sql`now()`, testError })
    .where(eq(mailServer.revision, before.revision));
  const after = await getMailServer(ctx);
  if (!after) throw new StratumError(problem('MAIL_NOT_SET', []));
  return after;
}

async function ownAddress({ actor, db }: Context): Promise<string> {
  const id = actor.kind === 'person' ? actor.id : '';
  const [person] = await db.select({ email: user.email }).from(user).where(eq(user.id, id));
  if (!person) throw new StratumError(problem('NOT_SIGNED_IN', []));
  return person.email;
}
