import { APIError } from 'better-auth/api';
import * as z from 'zod';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { authFor } from './auth';
import { Password } from './new-person';

export const ChangePasswordInput = z.strictObject({
  currentPassword: z.string().min(1).max(1000),
  newPassword: Password,
});
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

/** Changes the password of the session's owner and ends every other session of theirs. */
export async function changePassword(
  ctx: Pick<Context, 'db'>,
  input: ChangePasswordInput,
  headers: Headers,
): Promise<{ setCookie: string[] }> {
  try {
    const changed = await authFor(ctx.db).api.changePassword({
      body: { ...input, revokeOtherSessions: true },
      headers,
      returnHeaders: true,
    });
    return { setCookie: changed.headers.getSetCookie() };
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    throw new StratumError(problem('BAD_INPUT', ['currentPassword'], undefined, 'password'));
  }
}
