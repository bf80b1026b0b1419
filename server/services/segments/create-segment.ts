import * as z from 'zod';
import { segment } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { keyFromName, SegmentKey } from '@/server/domain/segment/segment-key';
import type { Context } from '../context';
import { DraftRule, SegmentDescription, SegmentName } from './segment-input';

export const CreateSegmentInput = z.strictObject({
  name: SegmentName,
  /** Made from the name when it is left out. */
  key: SegmentKey.optional(),
  description: SegmentDescription.optional(),
  draft: DraftRule.optional(),
});
export type CreateSegmentInput = z.input<typeof CreateSegmentInput>;

export type SegmentHandle = {
  readonly id: string;
  readonly key: string;
  readonly revision: number;
};

/** A draft segment owned by whoever makes it. Refuses ALREADY_EXISTS for a key that is taken. */
export async function createSegment(
  ctx: Context,
  input: CreateSegmentInput,
): Promise<SegmentHandle> {
  const { name, key, description, draft } = CreateSegmentInput.parse(input);
  const taken = await ctx.db.select({ key: segment.key }).from(segment);
  const [made] = await ctx.db
    .insert(segment)
    .values({
      key: key ?? keyFromName(name.en, new Set(taken.map((row) => row.key))),
      nameEn: name.en,
      nameZh: name.zh,
      description: description ?? '',
      draft: draft ?? null,
      ownerId: ctx.actor.kind === 'person' ? ctx.actor.id : null,
    })
    .onConflictDoNothing()
    .returning({ id: segment.id, key: segment.key, revision: segment.revision });
  if (!made)
    throw new StratumError(problem('ALREADY_EXISTS', ['key'], { name: key ?? name.en }, 'segment'));
  return made;
}
