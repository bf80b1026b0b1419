import { eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import { segment } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { recentMonths } from '@/server/domain/segment/recent-months';
import { enqueueBackfill, enqueueRefresh } from '@/server/jobs/enqueue';
import type { Context } from '../context';
import { enqueueDependants } from '../refresh/enqueue-dependants';
import { lockSegment } from './find-segment';
import { publishedRule, publishVersion } from './publish-version';
import { readMeaning } from './read-meaning';
import { DraftRule, Revision, SegmentId } from './segment-input';
import { requireSound } from './sound-rule';

const monthsOfPast = 24;

export const PublishSegmentInput = z.strictObject({
  id: SegmentId,
  revision: Revision,
  /** The rule to publish; without it the saved draft, else the rule published last. */
  rule: DraftRule.optional(),
  note: z.string().trim().max(500).default(''),
  /** Whether the last 24 months are computed too. */
  backfill: z.boolean().default(false),
});
export type PublishSegmentInput = z.input<typeof PublishSegmentInput>;

export type PublishedSegment = {
  readonly id: string;
  readonly key: string;
  readonly revision: number;
  readonly version: number;
  readonly isNewVersion: boolean;
  /** The work that computes the members. */
  readonly workId: string;
};

/**
 * Publishes a rule and has its members computed. Refuses every problem of the rule by
 * its path, CONFLICT when somebody saved since `revision`, EMPTY_RULE without a rule.
 */
export async function publishSegment(
  ctx: Context,
  input: PublishSegmentInput,
): Promise<PublishedSegment> {
  const { id, revision, rule, note, backfill } = PublishSegmentInput.parse(input);
  return ctx.db.transaction(async (tx) => {
    const row = await lockSegment(tx, id, revision);
    const meaning = await readMeaning(tx);
    const wanted = rule ?? row.draft ?? (await publishedRule(tx, row));
    if (wanted === null) throw new StratumError(problem('EMPTY_RULE', ['rule']));
    const sound = requireSound({ key: row.key, rule: wanted }, meaning, meaning.asOf, ['rule']);
    const { version, isNew } = await publishVersion(tx, row, sound, ctx.actor, note);
    const [saved] = await tx
      .update(segment)
      .set({ draft: null, revision: sql`${segment.revision} + 1` })
      .where(eq(segment.id, id))
      .returning({ revision: segment.revision });
    const keys = [row.key];
    const { actor } = ctx;
    const workId = await enqueueRefresh(tx, { keys, trigger: 'publish', actor });
    if (isNew || row.lifecycle !== 'published')
      await enqueueDependants(tx, { kind: 'segment', key: row.key }, actor);
    if (backfill) {
      const past = recentMonths(meaning.asOf, monthsOfPast, meaning.calendar);
      await enqueueBackfill(tx, { keys, ...past, every: 'month', actor });
    }
    return {
      ...{ id, key: row.key, revision: saved?.revision ?? revision + 1 },
      ...{ version, isNewVersion: isNew, workId },
    };
  });
}
