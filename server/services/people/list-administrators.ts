import { and, asc, eq, isNull } from 'drizzle-orm';
import { user } from '@/db/schema';
import type { Context } from '../context';

/** Names of those who can grant a role, for a page somebody may not see. */
export async function listAdministrators(ctx: Context): Promise<string[]> {
  const found = await ctx.db
    .select({ name: user.name })
    .from(user)
    .where(and(eq(user.role, 'administrator'), isNull(user.disabledAt)))
    .orderBy(asc(user.name))
    .limit(5);
  return found.map(({ name }) => name);
}
