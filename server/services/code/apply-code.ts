import * as z from 'zod';
import type { Context } from '../context';
import { type AppliedSegment, publishSegments, SegmentAsCode } from '../segments/apply-segments';
import { type AppliedTrait, applyTraits, TraitAsCode } from '../traits/apply-traits';

export const ApplyCodeInput = z
  .strictObject({
    traits: z.array(TraitAsCode).max(1000).default([]),
    segments: z.array(SegmentAsCode).max(1000).default([]),
  })
  .refine(({ traits, segments }) => traits.length + segments.length > 0, { path: ['segments'] });
export type ApplyCodeInput = z.input<typeof ApplyCodeInput>;

export type AppliedCode = {
  readonly traits: readonly AppliedTrait[];
  readonly segments: readonly AppliedSegment[];
};

/**
 * Publishes what a file of code defines, traits before the segments that name them, all
 * or nothing, and does not refresh it. Refuses every problem by its path in the file, and
 * IN_USE when rules outside it would lose their meaning.
 */
export async function applyCode(ctx: Context, input: ApplyCodeInput): Promise<AppliedCode> {
  const { traits, segments } = ApplyCodeInput.parse(input);
  return ctx.db.transaction(async (tx) => {
    const applied = traits.length > 0 ? await applyTraits(tx, ctx, traits, ['traits']) : null;
    const published = segments.length > 0 ? await publishSegments(tx, ctx, segments) : [];
    await applied?.finish();
    return { traits: applied?.traits ?? [], segments: published };
  });
}
