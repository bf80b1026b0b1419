import { mailServer } from '@/db/schema/index';
import { Mail, type MailServer } from '@/server/domain/mail/mail-server';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { deliverMail } from './deliver-mail';
import { unseal } from './seal';

/**
 * Sends a mail by the server of the workspace; `ctx` is on the database of accounts.
 * Refuses MAIL_NOT_SET, MAIL_FAILED (variant `unreadable` after a change of STRATUM_SECRET),
 * and a ZodError for a head of more than one line.
 */
export async function sendMail(ctx: Pick<Context, 'db'>, mail: Mail): Promise<void> {
  const parsed = Mail.parse(mail);
  const { server, password } = await readServer(ctx);
  await deliverMail(server, password, parsed);
}

async function readServer(
  ctx: Pick<Context, 'db'>,
): Promise<{ server: MailServer; password: string | null }> {
  const [row] = await ctx.db.select().from(mailServer);
  if (!row) throw new StratumError(problem('MAIL_NOT_SET', []));
  const password = row.sealedPassword === null ? null : unseal(row.sealedPassword);
  if (row.sealedPassword !== null && password === null)
    throw new StratumError(problem('MAIL_FAILED', ['password'], undefined, 'unreadable'));
  return { server: row, password };
}
