import * as z from 'zod';
import { checkLimits } from '@/server/domain/rule/limits';

const text = z.string().trim().max(120);

/** A name in both languages; a missing one is said with the other. */
export const SegmentName = z
  .strictObject({ en: text.default(''), zh: text.default('') })
  .refine(({ en, zh }) => en !== '' || zh !== '', { path: ['en'] })
  .transform(({ en, zh }) => ({ en: en || zh, zh: zh || en }));
export type SegmentName = z.infer<typeof SegmentName>;

export const SegmentDescription = z.string().trim().max(2000);

/** A rule as the editor holds it: it may be incomplete, but not beyond the limits. */
export const DraftRule = z.unknown().superRefine((draft, context) => {
  for (const found of checkLimits(draft))
    context.addIssue({ code: 'custom', message: found.code, path: [...found.path] });
});

export const SegmentId = z.uuid();
export const Revision = z.number().int().positive();
