import { mailServer } from '@/db/schema/index';
import type { MailServer } from '@/server/domain/mail/mail-server';
import type { PhrasedProblem, Problem } from '@/server/domain/problem/problem';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import type { Context } from '../context';
import { phraseProblem } from '../problems/phrase-problem';
import { unseal } from './seal';

export type MailSettings = MailServer & {
  readonly revision: number;
  /** `unreadable` when it was sealed with another STRATUM_SECRET: it has to be typed again. */
  readonly password: 'none' | 'kept' | 'unreadable';
  /** When the server was last tried as it is set now. */
  readonly testedAt: Instant | null;
  /** What it answered then; null when it took the mail. */
  readonly testError: PhrasedProblem | null;
};

/** The mail server of the workspace, without its password; null while none is set. */
export async function getMailServer(
  ctx: Pick<Context, 'db' | 'locale'>,
): Promise<MailSettings | null> {
  const [row] = await ctx.db.select().from(mailServer);
  if (!row) return null;
  const { host, port, security, userName, senderName, senderAddress, revision } = row;
  return {
    ...{ host, port, security, userName, senderName, senderAddress, revision },
    password: stateOf(row.sealedPassword),
    testedAt: row.testedAt === null ? null : toInstant(row.testedAt),
    testError: row.testError === null ? null : phraseProblem(row.testError as Problem, ctx.locale),
  };
}

function stateOf(sealed: string | null): MailSettings['password'] {
  if (sealed === null) return 'none';
  return unseal(sealed) === null ? 'unreadable' : 'kept';
}
