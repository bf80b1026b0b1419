import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { segment } from '@/db/schema/index';
import { notify } from '../inbox/notify';
import type { Context } from '../context';
import { getSettings } from '../settings/get-settings';
import type { BrokenSegment } from './stage-evaluation';

type RunState = 'idle' | 'queued' | 'running' | 'failed';

/** Shows what is being done with segments; a paused one stays paused. */
export async function markRun(
  db: Executor,
  segmentIds: readonly string[],
  run: RunState,
): Promise<void> {
  if (segmentIds.length === 0) return;
  await db
    .update(segment)
    .set({ run })
    .where(
      and(inArray(segment.id, [...segmentIds]), ne(segment.run, 'paused'), ne(segment.run, run)),
    );
}

/** Their rules have a meaning again, and their members are current. */
export async function markCurrent(db: Executor, segmentIds: readonly string[]): Promise<void> {
  if (segmentIds.length === 0) return;
  await db
    .update(segment)
    .set({ trust: 'current', trustReason: null })
    .where(
      and(inArray(segment.id, [...segmentIds]), inArray(segment.trust, ['broken', 'blocked'])),
    );
}

/**
 * Marks segments whose rule has no meaning any more, or refers to one that has none;
 * their members stay. The owner, or every operations manager where there is none, is
 * told once of each.
 */
export async function markBroken(ctx: Context, broken: readonly BrokenSegment[]): Promise<void> {
  if (broken.length === 0) return;
  const { language } = await getSettings(ctx);
  for (const { segment: found, problems, trust } of broken) {
    await ctx.db.transaction(async (tx) => {
      const marked = await tx
        .update(segment)
        .set({ trust, trustReason: { problems } })
        .where(
          and(eq(segment.id, found.id), or(ne(segment.trust, trust), isNull(segment.trustReason))),
        )
        .returning({ id: segment.id });
      if (marked.length === 0) {
        await tx
          .update(segment)
          .set({ trustReason: { problems } })
          .where(sql`${segment.id} = ${found.id}`);
        return;
      }
      await notify(tx, {
        ...(found.ownerId ? { userId: found.ownerId } : { role: 'operationsManager' as const }),
        kind: trust === 'broken' ? 'segmentBroken' : 'segmentBlocked',
        params: { name: language === 'zh-CN' ? found.name.zh : found.name.en },
        href: `/segments/${found.id}`,
      });
    });
  }
}
