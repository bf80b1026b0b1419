import type { BackfillStep } from '@/server/domain/segment/backfill-points';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { approximationReasons, type HistoryFacts } from '@/server/domain/segment/approximation';
import type { Instant } from '@/server/domain/time/instant';
import { describeMoves, describePoint } from '../refresh/describe-point';
import { fingerprintOf, printFingerprint } from '../refresh/fingerprint';
import type { LockedContext } from '../refresh/membership-lock';
import { backwards } from '../refresh/plan-refresh';
import type { DueSegment } from '../refresh/read-due-segments';
import { countStaged, readClock } from '../refresh/refresh-group';
import { everyoneAt, type Meaning, stageEvaluation } from '../refresh/stage-evaluation';
import { writeReceipts } from '../refresh/write-receipts';
import { insertPoint } from './insert-point';

/** Evaluates the segments at one past instant and stores members, sizes and receipts of it. */
export async function writePoint(
  ctx: LockedContext,
  segments: readonly DueSegment[],
  at: Instant,
  every: BackfillStep,
  meaning: Meaning,
  facts: HistoryFacts,
): Promise<{ readonly approximate: boolean }> {
  const { connection } = ctx;
  const ids = segments.map(({ id }) => id);
  const startedAt = await readClock(ctx);
  const { words, shape } = await stageEvaluation(
    ...([connection, 'evaluated', segments, meaning, everyoneAt(at)] as const),
  );
  const total = await countStaged(ctx);
  await insertPoint(connection, segments, words, at, every);
  const fingerprints = new Map(
    segments.map(({ id, rule }) => [
      id,
      printFingerprint(fingerprintOf(rule, meaning.calendar, meaning.catalog)),
    ]),
  );
  const approximate = new Map(
    segments.map(({ id, rule }) => [
      id,
      approximationReasons(rule, meaning.catalog, meaning.calendar, at, facts),
    ]),
  );
  await writeReceipts(ctx, segments, await describePoint(connection, ids, at), {
    ...{ kind: 'backfill', asOf: at, trigger: 'backfill', shape, total, startedAt },
    ...{ meaning, fingerprints, approximate },
  });
  await restateNextPoints(ctx);
  await moveClocks(ctx, segments, at, fingerprints);
  return { approximate: [...approximate.values()].some((reasons) => reasons.length > 0) };
}

/** The point after the new one keeps its size; who entered and left there has changed. */
async function restateNextPoints({ connection }: LockedContext): Promise<void> {
  const next = await connection.run<{ id: string; at: string }>(
    'select segment_id as id, next_at as at from due where next_at is not null',
  );
  const byInstant = new Map<string, string[]>();
  for (const { id, at } of next) byInstant.set(at, [...(byInstant.get(at) ?? []), id]);
  for (const [at, ids] of byInstant) {
    const moves = await describeMoves(connection, ids, at);
    for (const [id, { entered, left, causeSplit }] of moves)
      await connection.run(
        `update segment_size set entered = $3, "left" = $4, cause_split = $5
         where segment_id = $1::uuid and as_of = $2::timestamptz and scope_value = ''`,
        [id, at, entered, left, JSON.stringify(causeSplit)],
      );
  }
}

/** The fence: backfill lies before the first live refresh, or nothing is written. */
async function moveClocks(
  { connection }: LockedContext,
  segments: readonly DueSegment[],
  at: Instant,
  fingerprints: ReadonlyMap<string, string>,
): Promise<void> {
  const ids = segments.map(({ id }) => id);
  const moved = await connection.run(
    `update segment_clock c set token = c.token + 1,
       as_of = greatest(c.as_of, $3::timestamptz),
       requested_as_of = case when c.as_of > $3::timestamptz then c.requested_as_of else $3::timestamptz end,
       fingerprint = case when c.as_of > $3::timestamptz then c.fingerprint else n.fingerprint end
     from unnest($1::uuid[], $2::text[]) as n (segment_id, fingerprint)
     where c.segment_id = n.segment_id
       and (c.live_since is null or c.live_since > $3::timestamptz)`,
    [ids, ids.map((id) => fingerprints.get(id) ?? ''), at],
  );
  const [first] = segments;
  if (first && moved.count !== segments.length)
    throw new StratumError(backwards(first.key, at, first.clock.liveSince ?? at));
}
