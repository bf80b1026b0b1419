import { and, eq, gte, or, type SQL, sql } from 'drizzle-orm';
import { notice, user } from '@/db/schema';
import type { Actor } from '../context';

/** The notices an actor may see; a role's notices from before a person came stay out of their inbox. */
export function addressedTo(actor: Actor): SQL | undefined {
  if (actor.kind !== 'person') return sql`false`;
  const since = sql`(select ${user.createdAt} from ${user} where ${user.id} = ${actor.id})`;
  return or(
    eq(notice.userId, actor.id),
    and(eq(notice.role, actor.role), gte(notice.createdAt, since)),
  );
}
