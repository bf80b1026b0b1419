import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { segmentRefresh, segmentSize } from '@/db/schema/index';
import type { ApproximationReason } from '@/server/domain/segment/approximation';
import type { Instant } from '@/server/domain/time/instant';
import type { PointFigures } from './describe-point';
import type { LockedContext } from './membership-lock';
import type { DueSegment } from './read-due-segments';
import { compileOne, type Meaning } from './stage-evaluation';

export type RefreshTrigger = 'demand' | 'import' | 'schedule' | 'publish' | 'backfill';

export type PointRun = {
  readonly kind: 'live' | 'backfill';
  readonly asOf: Instant;
  readonly trigger: RefreshTrigger;
  readonly shape: string;
  /** Customers that existed at as-of. */
  readonly total: number;
  readonly startedAt: string;
  readonly meaning: Meaning;
  readonly fingerprints: ReadonlyMap<string, string>;
  readonly approximate: ReadonlyMap<string, readonly ApproximationReason[]>;
};

/** Stores size and receipt of each segment at one point; gives the receipts' ids by segment. */
export async function writeReceipts(
  { db }: LockedContext,
  segments: readonly DueSegment[],
  figures: ReadonlyMap<string, PointFigures>,
  run: PointRun,
): Promise<ReadonlyMap<string, string>> {
  const { kind, asOf, trigger, shape, total, startedAt } = run;
  const receipts = segments.map((segment) => {
    const { text, params } = compileOne(segment, run.meaning, asOf);
    const reasons = run.approximate.get(segment.id) ?? [];
    return {
      ...(figures.get(segment.id) as PointFigures),
      id: randomUUID() as string,
      segmentId: segment.id,
      kind,
      state: 'done' as const,
      version: segment.version,
      asOf,
      timeZone: run.meaning.calendar.timeZone,
      sqlText: text,
      parameters: params,
      shape,
      scope: 'all',
      trigger,
      total,
      approximate: reasons.length > 0 ? reasons : null,
      fingerprint: run.fingerprints.get(segment.id) ?? '',
      startedAt,
      durationMs: sql`(extract(epoch from clock_timestamp() - ${startedAt}::timestamptz) * 1000)::int`,
      finishedAt: sql`clock_timestamp()`,
    };
  });
  await db.insert(segmentRefresh).values(receipts);
  await db.insert(segmentSize).values(
    receipts.map(({ segmentId, size, entered, left, causeSplit, approximate }) => ({
      ...{ segmentId, asOf, size, entered, left, causeSplit, kind },
      approximate: approximate !== null,
    })),
  );
  return new Map(receipts.map(({ segmentId, id }) => [segmentId, id]));
}
