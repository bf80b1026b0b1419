import { eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { segment } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { enqueueRefresh } from '@/server/jobs/enqueue';
import type { Context } from '../context';
import { ArchiveSegmentInput } from './archive-segment';
import type { SegmentHandle } from './create-segment';
import { lockSegment } from './find-segment';

export const RestoreSegmentInput = ArchiveSegmentInput;
export type RestoreSegmentInput = z.input<typeof RestoreSegmentInput>;

/** Takes an archived segment back: published with its members and due, or the draft it was. */
export async function restoreSegment(
  ctx: Context,
  input: RestoreSegmentInput,
): Promise<SegmentHandle> {
  const { id, revision } = RestoreSegmentInput.parse(input);
  return ctx.db.transaction(async (tx) => {
    const row = await lockSegment(tx, id, revision);
    if (row.lifecycle !== 'archived')
      throw new StratumError(problem('CONFLICT', ['id'], { revision: row.revision }, 'segment'));
    const lifecycle = row.publishedVersion === null ? 'draft' : 'published';
    const [saved] = await tx
      .update(segment)
      .set({ lifecycle, revision: sql`${segment.revision} + 1`, updatedAt: sql`now()` })
      .where(eq(segment.id, id))
      .returning({ id: segment.id, key: segment.key, revision: segment.revision });
    if (lifecycle === 'published')
      await enqueueRefresh(tx, { keys: [row.key], trigger: 'demand', actor: ctx.actor });
    return saved as SegmentHandle;
  });
}
