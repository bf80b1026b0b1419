import { eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import { segment } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import type { SegmentHandle } from './create-segment';
import { lockSegment } from './find-segment';
import { Revision, SegmentId } from './segment-input';

export const ArchiveSegmentInput = z.strictObject({ id: SegmentId, revision: Revision });
export type ArchiveSegmentInput = z.input<typeof ArchiveSegmentInput>;

/** Puts a segment away: it is not refreshed any more, and its members and past stay. */
export async function archiveSegment(
  ctx: Context,
  input: ArchiveSegmentInput,
): Promise<SegmentHandle> {
  const { id, revision } = ArchiveSegmentInput.parse(input);
  return ctx.db.transaction(async (tx) => {
    const row = await lockSegment(tx, id, revision);
    if (row.lifecycle === 'archived')
      throw new StratumError(problem('CONFLICT', ['id'], { revision: row.revision }, 'segment'));
    const [saved] = await tx
      .update(segment)
      .set({
        ...{ lifecycle: 'archived', run: 'idle' },
        revision: sql`${segment.revision} + 1`,
        updatedAt: sql`now()`,
      })
      .where(eq(segment.id, id))
      .returning({ id: segment.id, key: segment.key, revision: segment.revision });
    return saved as SegmentHandle;
  });
}
