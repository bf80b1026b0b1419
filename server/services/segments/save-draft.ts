import { eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import { segment } from '@/db/schema/index';
import type { Context } from '../context';
import { isSameJson } from '../refresh/fingerprint';
import type { SegmentHandle } from './create-segment';
import { lockSegment } from './find-segment';
import { publishedRule } from './publish-version';
import { DraftRule, Revision, SegmentDescription, SegmentId, SegmentName } from './segment-input';

export const SaveDraftInput = z.strictObject({
  id: SegmentId,
  /** The revision the change was made on. */
  revision: Revision,
  name: SegmentName.optional(),
  description: SegmentDescription.optional(),
  /** The rule as the editor holds it; it may be incomplete. */
  draft: DraftRule.optional(),
});
export type SaveDraftInput = z.input<typeof SaveDraftInput>;

/**
 * Keeps what was typed; nothing published changes. Refuses CONFLICT when somebody
 * saved since `revision`: their save stands and is what getSegment shows.
 */
export async function saveDraft(ctx: Context, input: SaveDraftInput): Promise<SegmentHandle> {
  const { id, revision, name, description, draft } = SaveDraftInput.parse(input);
  return ctx.db.transaction(async (tx) => {
    const row = await lockSegment(tx, id, revision);
    const published = draft === undefined ? null : await publishedRule(tx, row);
    const kept = published !== null && isSameJson(published, draft) ? null : draft;
    const [saved] = await tx
      .update(segment)
      .set({
        ...(name && { nameEn: name.en, nameZh: name.zh }),
        ...(description !== undefined && { description }),
        ...(draft !== undefined && { draft: kept }),
        revision: sql`${segment.revision} + 1`,
        updatedAt: sql`now()`,
      })
      .where(eq(segment.id, id))
      .returning({ id: segment.id, key: segment.key, revision: segment.revision });
    return saved as SegmentHandle;
  });
}
