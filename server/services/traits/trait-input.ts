import * as z from 'zod';
import { checkLimits } from '@/server/domain/rule/limits';
import { SegmentName } from '../segments/segment-input';

/** A name in both languages; a missing one is said with the other. */
export const TraitName = SegmentName;

export const TraitDescription = z.string().trim().max(2000);

/** What a value counts: one of the known units, or a word of its own. */
export const TraitUnit = z.string().trim().max(40);

/** A definition as the editor holds it: it may be incomplete, but not beyond the limits of rules. */
export const DraftTrait = z.unknown().superRefine((draft, context) => {
  for (const found of checkLimits(draft))
    context.addIssue({ code: 'custom', message: found.code, path: [...found.path] });
});

export const TraitId = z.uuid();
