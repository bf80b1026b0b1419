import type { Context } from '../context';
import { authFor } from './auth';

/** Ends the session of these request headers and gives the headers that clear its cookie. */
export async function signOut(
  ctx: Pick<Context, 'db'>,
  headers: Headers,
): Promise<{ setCookie: string[] }> {
  const ended = await authFor(ctx.db).api.signOut({ headers, returnHeaders: true });
  return { setCookie: ended.headers.getSetCookie() };
}
