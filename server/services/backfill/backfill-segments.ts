import { and, eq, inArray } from 'drizzle-orm';
import * as z from 'zod';
import type { Executor } from '@/db/client';
import { segmentSize } from '@/db/schema/index';
import { problem, type Problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { BackfillStep, backfillPoints } from '@/server/domain/segment/backfill-points';
import type { HistoryFacts } from '@/server/domain/segment/approximation';
import { compareInstants, type Instant } from '@/server/domain/time/instant';
import { readDate } from '@/server/domain/time/read-time';
import { loadCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { markBroken } from '../refresh/mark-run';
import { inSnapshot, type LockedContext, withMembershipLock } from '../refresh/membership-lock';
import { backwards } from '../refresh/plan-refresh';
import { type DueSegment, readDueSegments } from '../refresh/read-due-segments';
import { type Meaning, separateBroken } from '../refresh/stage-evaluation';
import { getSettings } from '../settings/get-settings';
import { explainFirstRefresh } from './explain-first-refresh';
import { readHistoryFacts } from './read-history-facts';
import { writePoint } from './write-point';

const mostPoints = 5000;

export const BackfillSegmentsInput = z.strictObject({
  /** Local days, both included: points are the starts of days. */
  from: z.string(),
  to: z.string(),
  every: BackfillStep,
  /** Without them every published segment. */
  keys: z.array(z.string()).min(1).optional(),
});
export type BackfillSegmentsInput = z.infer<typeof BackfillSegmentsInput>;

export type BackfilledPoint = {
  readonly asOf: Instant;
  /** Segments written now; the others had this point already. */
  readonly written: number;
  readonly kept: number;
  readonly approximate: boolean;
};

export type BackfillReport = {
  readonly points: readonly BackfilledPoint[];
  /** Segments whose rule has no meaning today: left out. */
  readonly broken: readonly string[];
};

export type OnPoint = (point: {
  readonly asOf: Instant;
  readonly done: number;
  readonly total: number;
}) => void | Promise<void>;

/**
 * Computes the past of published segments, oldest point first, each in a transaction
 * of its own and all segments in one evaluation. A point that stands is kept. Refused
 * AS_OF_BACKWARDS before anything is written when a point lies at or after a first
 * live refresh; RANGE_REVERSED, BAD_DATE, TOO_LONG (5,000 points). `onPoint` is told
 * before each point and stops by throwing: the points before stay.
 */
export async function backfillSegments(
  ctx: Context,
  input: BackfillSegmentsInput,
  onPoint: OnPoint = () => undefined,
): Promise<BackfillReport> {
  const { from, to, every, keys } = BackfillSegmentsInput.parse(input);
  const { calendar } = await getSettings(ctx);
  const points = readPoints(from, to, every, calendar);
  const wanted = keys ?? null;
  const due = await readDueSegments(ctx.db, wanted);
  StratumError.throwIfAny(pointsAfterLive(due, points));
  const meaning: Meaning = { calendar, catalog: await loadCatalog(ctx.db) };
  const first = points[0];
  const { broken } = first ? separateBroken(due, meaning, first) : { broken: [] };
  await markBroken(ctx, broken);
  const left = new Set(broken.map(({ segment }) => segment.id));
  const facts = await readHistoryFacts(ctx.db, meaning.catalog, calendar);
  const written: BackfilledPoint[] = [];
  for (const [index, asOf] of points.entries()) {
    await onPoint({ asOf, done: index, total: points.length });
    written.push(
      await withMembershipLock(ctx, (locked) =>
        inSnapshot(locked, () =>
          pointInSnapshot(locked, asOf, every, wanted, left, meaning, facts),
        ),
      ),
    );
  }
  if (written.some((point) => point.written > 0))
    await withMembershipLock(ctx, (locked) =>
      inSnapshot(locked, async () => {
        const sound = (await readDueSegments(locked.db, wanted)).filter(({ id }) => !left.has(id));
        await explainFirstRefresh(locked, sound, meaning);
      }),
    );
  return { points: written, broken: broken.map(({ segment }) => segment.key) };
}

function readPoints(
  from: string,
  to: string,
  every: BackfillStep,
  calendar: Meaning['calendar'],
): readonly Instant[] {
  const bad = Object.entries({ from, to }).filter(([, text]) => readDate(text) === null);
  StratumError.throwIfAny(bad.map(([name, value]) => problem('BAD_DATE', [name], { value })));
  if (from > to) throw new StratumError(problem('RANGE_REVERSED', ['to']));
  const points = backfillPoints(from, to, every, calendar, mostPoints + 1);
  if (points.length > mostPoints)
    throw new StratumError(problem('TOO_LONG', ['from'], { limit: mostPoints }, 'backfill'));
  return points;
}

function pointsAfterLive(due: readonly DueSegment[], points: readonly Instant[]): Problem[] {
  const last = points.at(-1);
  return due.flatMap(({ key, clock: { liveSince } }) =>
    last !== undefined && liveSince !== null && compareInstants(last, liveSince) >= 0
      ? [backwards(key, last, liveSince)]
      : [],
  );
}

async function pointInSnapshot(
  ctx: LockedContext,
  asOf: Instant,
  every: BackfillStep,
  keys: readonly string[] | null,
  left: ReadonlySet<string>,
  meaning: Meaning,
  facts: HistoryFacts,
): Promise<BackfilledPoint> {
  const due = (await readDueSegments(ctx.db, keys)).filter(({ id }) => !left.has(id));
  const standing = await segmentsWithPoint(ctx.db, due, asOf);
  const fresh = due.filter(({ id }) => !standing.has(id));
  const kept = due.length - fresh.length;
  if (fresh.length === 0) return { asOf, written: 0, kept, approximate: false };
  const { approximate } = await writePoint(ctx, fresh, asOf, every, meaning, facts);
  return { asOf, written: fresh.length, kept, approximate };
}

async function segmentsWithPoint(
  db: Executor,
  due: readonly DueSegment[],
  asOf: Instant,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ id: segmentSize.segmentId })
    .from(segmentSize)
    .where(
      and(
        eq(segmentSize.asOf, asOf),
        eq(segmentSize.scopeValue, ''),
        inArray(
          segmentSize.segmentId,
          due.map(({ id }) => id),
        ),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}
