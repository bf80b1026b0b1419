import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { segment, work } from '@/db/schema/index';

export type WorkKind = (typeof work.$inferSelect)['kind'];

export type NewWork = {
  readonly kind: WorkKind;
  /** The one segment or table it is about; '' for several. */
  readonly subject: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly actor: string;
};

/** Writes down work to be done, in the caller's transaction. */
export async function createWork(tx: Executor, fresh: NewWork): Promise<string> {
  const [made] = await tx.insert(work).values(fresh).returning({ id: work.id });
  if (!made) throw new Error('work was not stored');
  return made.id;
}

/**
 * Work of the same kind for the same keys that nobody has begun: it will see
 * everything committed before it begins. Null when there is none.
 */
export async function findQueuedWork(
  tx: Executor,
  kind: WorkKind,
  keys: readonly string[] | null,
): Promise<string | null> {
  const [found] = await tx
    .select({ id: work.id })
    .from(work)
    .where(
      and(
        eq(work.kind, kind),
        eq(work.state, 'queued'),
        eq(work.cancelRequested, false),
        keys === null
          ? sql`not ${work.input} ? 'keys'`
          : sql`${work.input} -> 'keys' = ${JSON.stringify(keys)}::jsonb`,
      ),
    )
    .orderBy(asc(work.createdAt))
    .limit(1)
    .for('update');
  return found?.id ?? null;
}

/** Shows segments as waiting for a refresh. */
export async function markQueued(tx: Executor, keys: readonly string[] | null): Promise<void> {
  await tx
    .update(segment)
    .set({ run: 'queued' })
    .where(
      and(
        eq(segment.lifecycle, 'published'),
        inArray(segment.run, ['idle', 'failed']),
        keys === null ? undefined : inArray(segment.key, [...keys]),
      ),
    );
}
