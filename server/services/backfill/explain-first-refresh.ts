import { type Instant, toInstant } from '@/server/domain/time/instant';
import { attributeMoves } from '../refresh/attribute-causes';
import { describeMoves } from '../refresh/describe-point';
import { fingerprintOf, readFingerprint } from '../refresh/fingerprint';
import type { LockedContext } from '../refresh/membership-lock';
import type { DueSegment } from '../refresh/read-due-segments';
import type { Meaning } from '../refresh/stage-evaluation';

/**
 * A first live refresh has nothing before it, so its entries are told as `rule`. Once
 * the past is filled in under the same rule, who entered and left there has a cause of
 * their own, which this writes. Segments whose rule has changed since stay as they are.
 */
export async function explainFirstRefresh(
  { connection }: LockedContext,
  segments: readonly DueSegment[],
  meaning: Meaning,
): Promise<void> {
  for (const segment of segments) {
    const stretch = await readStretch(connection, segment, meaning);
    if (stretch === null) continue;
    const { before, live } = stretch;
    await connection.run(
      `create temporary table moved on commit drop as
       select segment_id, customer_id, true as inside, null::text as cause
       from membership where segment_id = $1::uuid and entered_at = $2::timestamptz
       union all
       select segment_id, customer_id, false, null
       from membership where segment_id = $1::uuid and left_at = $2::timestamptz`,
      [segment.id, live],
    );
    await attributeMoves(connection, [segment], before, live, meaning);
    await writeCauses(connection, live);
    const moves = await describeMoves(connection, [segment.id], live);
    await connection.run(
      `update segment_size set cause_split = $3
       where segment_id = $1::uuid and as_of = $2::timestamptz and scope_value = ''`,
      [segment.id, live, JSON.stringify(moves.get(segment.id)?.causeSplit)],
    );
    await connection.run('drop table moved');
  }
}

/** The last point of the past and the first live one, when both were made by today's rule. */
async function readStretch(
  connection: LockedContext['connection'],
  { id, rule, clock: { liveSince } }: DueSegment,
  { calendar, catalog }: Meaning,
): Promise<{ readonly before: Instant; readonly live: Instant } | null> {
  if (liveSince === null) return null;
  const points = await connection.run<{ at: string; fingerprint: string }>(
    `select as_of::text as at, fingerprint from segment_refresh
     where segment_id = $1::uuid and state = 'done' and as_of <= $2::timestamptz
     order by as_of desc limit 2`,
    [id, liveSince],
  );
  const [live, before] = points;
  if (!live || !before) return null;
  const today = fingerprintOf(rule, calendar, catalog);
  const same = points
    .map((point) => readFingerprint(point.fingerprint))
    .every((one) => one?.rule === today.rule && one.references === today.references);
  return same ? { before: toInstant(before.at), live: liveSince } : null;
}

async function writeCauses(connection: LockedContext['connection'], live: Instant): Promise<void> {
  const mine = 'm.segment_id = v.segment_id and m.customer_id = v.customer_id';
  await connection.run(
    `update membership m set entered_cause = v.cause from moved v
     where v.inside and ${mine} and m.entered_at = $1::timestamptz`,
    [live],
  );
  await connection.run(
    `update membership m set left_cause = v.cause from moved v
     where not v.inside and ${mine} and m.left_at = $1::timestamptz`,
    [live],
  );
}
