import { and, asc, eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Transaction } from '@/db/client';
import { segment, segmentVersion } from '@/db/schema/index';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { type ChoiceReplacement, replaceChoiceIn } from '@/server/domain/rule/replace-choice';
import type { Rule } from '@/server/domain/rule/rule';
import type { Actor } from '../context';
import { nameActor } from '../name-actor';
import { isSameJson } from '../refresh/fingerprint';
import { DraftRule, Revision, SegmentId } from '../segments/segment-input';
import type { ChoicePlace } from './choice-place';
import { choiceConflict } from './choice-conflict';
import { restoreTrait, RewrittenTrait, rewriteTraits } from './rewrite-choice-traits';

/** What was rewritten, so that it can be put back. */
export const RewrittenRules = z.strictObject({
  segments: z
    .array(
      z.strictObject({
        id: SegmentId,
        revision: Revision,
        /** The version written; null when only the draft named the choice. */
        version: z.number().int().positive().nullable(),
        /** The draft from before; left out when it did not name the choice. */
        draft: DraftRule.optional(),
      }),
    )
    .max(5_000),
  traits: z.array(RewrittenTrait).max(5_000),
});
export type RewrittenRules = z.infer<typeof RewrittenRules>;

export type RuleChange = {
  readonly replacement: ChoiceReplacement;
  readonly actor: Actor;
  /** Why, in the words of whoever did it. */
  readonly note: string;
};

/**
 * Writes a new version of every segment and trait whose rule names the choice, and
 * rewrites drafts; archived ones too, since they may come back.
 */
export async function rewriteChoiceRules(
  tx: Transaction,
  { catalog }: ChoicePlace,
  change: RuleChange,
): Promise<RewrittenRules> {
  const replace = <T>(rule: T): T => replaceChoiceIn(rule, change.replacement, catalog);
  const rows = await tx
    .select({ row: segment, rule: segmentVersion.rule })
    .from(segment)
    .leftJoin(
      segmentVersion,
      and(
        eq(segmentVersion.segmentId, segment.id),
        eq(segmentVersion.version, segment.publishedVersion),
      ),
    )
    .orderBy(asc(segment.key))
    .for('no key update', { of: segment });
  const segments: RewrittenRules['segments'] = [];
  for (const { row, rule } of rows) {
    const [newRule, newDraft] = [rule && replace(rule), replace(row.draft)];
    if (newRule === rule && newDraft === row.draft) continue;
    const version = newRule === rule ? null : (row.publishedVersion ?? 0) + 1;
    if (newRule !== rule && newRule && version)
      await storeVersion(tx, row.id, version, newRule, change);
    const draft =
      newDraft !== null && newRule !== null && isSameJson(newDraft, newRule) ? null : newDraft;
    const revision = await saveSegment(tx, row.id, version, draft);
    const before = newDraft === row.draft ? {} : { draft: DraftRule.parse(row.draft) };
    segments.push({ id: row.id, revision, version, ...before });
  }
  const traits = await rewriteTraits(tx, change, (definition) => replace(definition));
  return { segments, traits };
}

/** Puts rules back as versions of their own. Refuses CONFLICT when one was changed since. */
export async function restoreChoiceRules(
  tx: Transaction,
  { catalog }: ChoicePlace,
  { segments, traits }: RewrittenRules,
  change: RuleChange,
): Promise<void> {
  const replace = <T>(rule: T): T => replaceChoiceIn(rule, change.replacement, catalog);
  for (const written of segments) {
    const [row] = await tx.select().from(segment).where(eq(segment.id, written.id)).for('update');
    if (row?.revision !== written.revision) throw new StratumError(choiceConflict);
    let version: number | null = null;
    if (written.version !== null) {
      const now = await ruleAt(tx, row.id, written.version);
      const before = await ruleAt(tx, row.id, written.version - 1);
      if (row.publishedVersion !== written.version || !before || !isSameJson(replace(before), now))
        throw new StratumError(choiceConflict);
      version = written.version + 1;
      await storeVersion(tx, row.id, version, before, change);
    }
    await saveSegment(tx, row.id, version, written.draft === undefined ? row.draft : written.draft);
  }
  for (const written of traits) await restoreTrait(tx, written, change, replace);
}

async function ruleAt(tx: Transaction, segmentId: string, version: number | null) {
  if (version === null) return null;
  const [found] = await tx
    .select({ rule: segmentVersion.rule })
    .from(segmentVersion)
    .where(and(eq(segmentVersion.segmentId, segmentId), eq(segmentVersion.version, version)));
  return found?.rule ?? null;
}

async function storeVersion(
  tx: Transaction,
  segmentId: string,
  version: number,
  rule: Rule,
  { actor, note }: RuleChange,
): Promise<void> {
  await tx
    .insert(segmentVersion)
    .values({ segmentId, version, rule, note, publishedBy: nameActor(actor) });
}

async function saveSegment(
  tx: Transaction,
  id: string,
  version: number | null,
  draft: unknown,
): Promise<number> {
  const [saved] = await tx
    .update(segment)
    .set({
      ...(version !== null && { publishedVersion: version }),
      ...{ draft: draft ?? null, updatedAt: sql`now()` },
      revision: sql`${segment.revision} + 1`,
    })
    .where(eq(segment.id, id))
    .returning({ revision: segment.revision });
  if (!saved) throw new Error('the segment was not saved');
  return saved.revision;
}
