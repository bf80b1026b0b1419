import { eq } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { user } from '@/db/schema';

/** Whether this workspace was ever set up: an administrator exists, even a disabled one. */
export async function hasAdministrator(db: Executor): Promise<boolean> {
  const found = await db
    .select({ id: user.id })
    .from(user)
    .where(eq(user.role, 'administrator'))
    .limit(1);
  return found.length > 0;
}
