import { eq } from 'drizzle-orm';
import { session as sessionTable, user } from '@/db/schema';
import type { Role } from '@/server/domain/access/permission';
import type { Context, Locale } from '../context';
import { authFor, sessionLimits } from './auth';

export type Viewer = {
  readonly id: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly language: Locale;
};

/**
 * Who sends these request headers; null without a live session. The role is read
 * from the person's row each time, so a change counts from the next request on.
 * A session older than 30 days ends, however busy it was.
 */
export async function readSession(
  ctx: Pick<Context, 'db'>,
  headers: Headers,
): Promise<Viewer | null> {
  if (!headers.get('cookie')) return null;
  const found = await authFor(ctx.db).api.getSession({ headers });
  if (!found) return null;
  if (Date.now() - found.session.createdAt.getTime() > sessionLimits.absoluteSeconds * 1000) {
    await ctx.db.delete(sessionTable).where(eq(sessionTable.id, found.session.id));
    return null;
  }
  const [person] = await ctx.db.select().from(user).where(eq(user.id, found.user.id));
  if (!person || person.disabledAt !== null) return null;
  const { id, name, email, role, language } = person;
  return { id, sessionId: found.session.id, name, email, role, language };
}
