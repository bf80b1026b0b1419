import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import {
  changeBatch,
  segment,
  segmentBatch,
  segmentClock,
  segmentSlot,
  segmentVersion,
} from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Rule } from '@/server/domain/rule/rule';
import { type Instant, toInstant } from '@/server/domain/time/instant';

export type DueSegment = {
  readonly id: string;
  readonly key: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly ownerId: string | null;
  readonly trust: string;
  readonly version: number;
  readonly rule: Rule;
  readonly word: number;
  readonly bit: number;
  readonly clock: {
    readonly asOf: Instant | null;
    readonly requestedAsOf: Instant | null;
    readonly liveSince: Instant | null;
    readonly fingerprint: string | null;
  };
  /** Whether a change batch landed that no refresh of this segment has taken in. */
  readonly hasNewBatches: boolean;
};

const hasNewBatches = sql<boolean>`exists (
  select 1 from ${changeBatch} b where not exists (
    select 1 from ${segmentBatch} taken
    where taken.segment_id = ${segment.id} and taken.batch_id = b.id))`;

/**
 * The published segments by rule that are not paused, all or those named, by key.
 * Refuses NOT_FOUND for a key that is not published.
 */
export async function readDueSegments(
  db: Executor,
  keys: readonly string[] | null,
): Promise<readonly DueSegment[]> {
  const rows = await db
    .select({
      segment,
      rule: segmentVersion.rule,
      slot: segmentSlot,
      clock: segmentClock,
      hasNewBatches,
    })
    .from(segment)
    .innerJoin(segmentSlot, eq(segmentSlot.segmentId, segment.id))
    .innerJoin(segmentClock, eq(segmentClock.segmentId, segment.id))
    .innerJoin(
      segmentVersion,
      and(
        eq(segmentVersion.segmentId, segment.id),
        eq(segmentVersion.version, segment.publishedVersion),
      ),
    )
    .where(
      and(
        eq(segment.lifecycle, 'published'),
        eq(segment.kind, 'dynamic'),
        ne(segment.run, 'paused'),
        keys === null ? undefined : inArray(segment.key, [...keys]),
      ),
    )
    .orderBy(asc(segment.key));
  const due = rows.map(toDueSegment);
  const missing = (keys ?? []).filter((key) => !due.some((found) => found.key === key));
  StratumError.throwIfAny(
    missing.map((key) => problem('NOT_FOUND', ['keys'], { name: key }, 'segment')),
  );
  return due;
}

function toDueSegment(row: {
  segment: typeof segment.$inferSelect;
  rule: Rule;
  slot: typeof segmentSlot.$inferSelect;
  clock: typeof segmentClock.$inferSelect;
  hasNewBatches: boolean;
}): DueSegment {
  const { id, key, nameEn, nameZh, ownerId, trust, publishedVersion } = row.segment;
  if (publishedVersion === null) throw new Error(`segment ${key} is published without a version`);
  const instantOf = (text: string | null) => (text === null ? null : toInstant(text));
  return {
    id,
    key,
    name: { en: nameEn, zh: nameZh },
    ownerId,
    trust,
    version: publishedVersion,
    rule: row.rule,
    word: row.slot.word,
    bit: row.slot.bit,
    clock: {
      asOf: instantOf(row.clock.asOf),
      requestedAsOf: instantOf(row.clock.requestedAsOf),
      liveSince: instantOf(row.clock.liveSince),
      fingerprint: row.clock.fingerprint,
    },
    hasNewBatches: row.hasNewBatches,
  };
}
