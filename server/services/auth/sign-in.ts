import { APIError } from 'better-auth/api';
import { eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import { user } from '@/db/schema';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { authFor } from './auth';
import { forgetSignInFailures, isSignInBlocked, recordSignInFailure } from './limit-sign-in';
import { Email } from './new-person';

export const SignInInput = z.strictObject({ email: Email, password: z.string().min(1).max(1000) });
export type SignInInput = z.infer<typeof SignInInput>;

/**
 * Starts a session and gives its Set-Cookie headers. Unknown account, wrong
 * password and disabled account get one and the same refusal (NOT_SIGNED_IN);
 * too many failures get BUSY, whether or not the account exists.
 */
export async function signIn(
  ctx: Pick<Context, 'db'>,
  input: SignInInput,
  address: string | null,
): Promise<{ setCookie: string[] }> {
  const origin = { email: input.email, address };
  if (await isSignInBlocked(ctx.db, origin)) {
    throw new StratumError(problem('BUSY', [], undefined, 'attempts'));
  }
  try {
    const { headers, response } = await authFor(ctx.db).api.signInEmail({
      body: input,
      headers: new Headers(),
      returnHeaders: true,
    });
    await forgetSignInFailures(ctx.db, origin);
    await ctx.db
      .update(user)
      .set({ lastSignInAt: sql`now()` })
      .where(eq(user.id, response.user.id));
    return { setCookie: headers.getSetCookie() };
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    await recordSignInFailure(ctx.db, origin);
    throw new StratumError(problem('NOT_SIGNED_IN', [], undefined, 'credentials'));
  }
}
