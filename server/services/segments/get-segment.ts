import { desc, eq } from 'drizzle-orm';
import * as z from 'zod';
import { segment, segmentClock, segmentVersion, user } from '@/db/schema/index';
import { problem, type Problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Rule } from '@/server/domain/rule/rule';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import type { Context } from '../context';
import { SegmentId } from './segment-input';

export const GetSegmentInput = z.strictObject({ id: SegmentId });
export type GetSegmentInput = z.infer<typeof GetSegmentInput>;

export type SegmentVersion = {
  readonly version: number;
  readonly rule: Rule;
  readonly note: string;
  readonly publishedBy: string;
  readonly publishedAt: Instant;
};

export type SegmentDetail = {
  readonly id: string;
  readonly key: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly description: string;
  readonly kind: 'dynamic' | 'static' | 'tier';
  readonly lifecycle: 'draft' | 'inReview' | 'published' | 'archived';
  readonly run: 'idle' | 'queued' | 'running' | 'paused' | 'failed';
  readonly trust: 'current' | 'waitingForData' | 'held' | 'broken' | 'blocked';
  readonly trustReason: { readonly problems?: readonly Problem[] } | null;
  /** A save states the revision it started from. */
  readonly revision: number;
  /** The rule as the editor left it; null when it is the published one. */
  readonly draft: unknown;
  /** The published rule. */
  readonly rule: Rule | null;
  readonly version: number | null;
  readonly owner: { readonly id: string; readonly name: string } | null;
  /** The instant of the newest members; null before the first refresh. */
  readonly asOf: Instant | null;
  readonly liveSince: Instant | null;
  readonly updatedAt: Instant;
  /** Newest first. */
  readonly versions: readonly SegmentVersion[];
};

/** One segment with its draft, published rule and versions. Refuses NOT_FOUND. */
export async function getSegment(ctx: Context, input: GetSegmentInput): Promise<SegmentDetail> {
  const { id } = GetSegmentInput.parse(input);
  const [found] = await ctx.db
    .select({ segment, clock: segmentClock, ownerName: user.name })
    .from(segment)
    .leftJoin(segmentClock, eq(segmentClock.segmentId, segment.id))
    .leftJoin(user, eq(user.id, segment.ownerId))
    .where(eq(segment.id, id));
  if (!found) throw new StratumError(problem('NOT_FOUND', ['id'], { name: id }, 'segment'));
  const versions = await readVersions(ctx, id);
  const { nameEn, nameZh, ownerId, publishedVersion, trustReason, updatedAt, createdAt, ...row } =
    found.segment;
  const instantOf = (text: string | null | undefined) => (text ? toInstant(text) : null);
  return {
    ...row,
    name: { en: nameEn, zh: nameZh },
    owner: ownerId === null ? null : { id: ownerId, name: found.ownerName ?? '' },
    trustReason: trustReason as SegmentDetail['trustReason'],
    version: publishedVersion,
    rule: versions.find(({ version }) => version === publishedVersion)?.rule ?? null,
    asOf: instantOf(found.clock?.asOf),
    liveSince: instantOf(found.clock?.liveSince),
    updatedAt: toInstant(updatedAt ?? createdAt),
    versions,
  };
}

async function readVersions(ctx: Context, id: string): Promise<SegmentVersion[]> {
  const rows = await ctx.db
    .select({ row: segmentVersion, name: user.name })
    .from(segmentVersion)
    .leftJoin(user, eq(user.id, segmentVersion.publishedBy))
    .where(eq(segmentVersion.segmentId, id))
    .orderBy(desc(segmentVersion.version));
  return rows.map(({ row: { version, rule, note, publishedBy, publishedAt }, name }) => ({
    ...{ version, rule, note },
    publishedBy: name ?? publishedBy,
    publishedAt: toInstant(publishedAt),
  }));
}
