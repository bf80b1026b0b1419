import { and, eq, ne, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { user } from '@/db/schema';
import type { Viewer } from '../auth/read-session';

const mirrored = new WeakMap<Database, Map<string, string>>();

/**
 * Gives the demo a row of somebody who acts in it, so that what they do there bears
 * their name. It holds no password and opens no door: nobody signs in to the demo.
 */
export async function mirrorPerson(db: Database, viewer: Viewer): Promise<void> {
  const { id, name, email, role, language } = viewer;
  const known = mirrored.get(db) ?? new Map<string, string>();
  mirrored.set(db, known);
  const now = JSON.stringify([name, email, role, language]);
  if (known.get(id) === now) return;
  await db.transaction(async (tx) => {
    await tx
      .update(user)
      .set({ email: sql`lower(${user.id}) || '@left.invalid'` })
      .where(and(eq(user.email, email), ne(user.id, id)));
    await tx
      .insert(user)
      .values({ id, name, email, role, language })
      .onConflictDoUpdate({
        target: user.id,
        set: { name, email, role, language, disabledAt: null, updatedAt: sql`now()` },
      });
  });
  known.set(id, now);
}
