import type { ReservedConnection } from '@/db/reserved-connection';
import type { BackfillStep } from '@/server/domain/segment/backfill-points';
import type { Instant } from '@/server/domain/time/instant';
import type { DueSegment } from '../refresh/read-due-segments';
import { flipState } from '../refresh/write-membership';

/**
 * Writes what `evaluated` says about instant `at` between the points that stand:
 * who was a member and should not be leaves at `at` and comes back at the next point;
 * who should be enters at `at`, continuing the interval that begins at the next point.
 * What every existing point says stays the same. Expects `at` to be no point yet.
 */
export async function insertPoint(
  connection: ReservedConnection,
  segments: readonly DueSegment[],
  words: number,
  at: Instant,
  grain: BackfillStep,
): Promise<void> {
  await readNeighbours(connection, segments, at);
  await findDifferences(connection, words, at);
  await splitIntervals(connection, at);
  await addIntervals(connection, at, grain);
  await connection.run(`
    create temporary table flips on commit drop as
    select segment_id, customer_id from moved where next_at is null`);
  await flipState(connection, 'flips');
}

/** `due (segment_id, next_at)`: the first point after `at`, null when it will be the last. */
async function readNeighbours(
  connection: ReservedConnection,
  segments: readonly DueSegment[],
  at: Instant,
): Promise<void> {
  await connection.run(
    `create temporary table due on commit drop as
     select s.id as segment_id, (
       select min(z.as_of) from segment_size z
       where z.segment_id = s.id and z.scope_value = '' and z.as_of > $2::timestamptz
     ) as next_at
     from unnest($1::uuid[]) as s (id)`,
    [segments.map(({ id }) => id), at],
  );
  await connection.run('analyze due');
}

async function findDifferences(
  connection: ReservedConnection,
  words: number,
  at: Instant,
): Promise<void> {
  const bits = Array.from({ length: words }, (_, index) => `(${index + 1}, e.w${index + 1})`);
  await connection.run(
    `create temporary table moved on commit drop as
     select k.segment_id, k.customer_id, k.inside, due.next_at
     from (
       select coalesce(n.segment_id, o.segment_id) as segment_id,
         coalesce(n.customer_id, o.customer_id) as customer_id,
         n.customer_id is not null as inside
       from (
         select s.segment_id, v.customer_id
         from (
           select e.customer_id, v.word, v.bits
           from evaluated e cross join lateral (values ${bits.join(', ')}) as v (word, bits)
           where v.bits <> 0
         ) v
         join (due join segment_slot s using (segment_id))
           on s.word = v.word and (v.bits >> s.bit) & 1 = 1
       ) n
       full join (
         select m.segment_id, m.customer_id
         from membership m join due on due.segment_id = m.segment_id
         where m.entered_at <= $1::timestamptz and (m.left_at is null or m.left_at > $1::timestamptz)
       ) o on o.segment_id = n.segment_id and o.customer_id = n.customer_id
       where n.customer_id is null or o.customer_id is null
     ) k
     join due on due.segment_id = k.segment_id`,
    [at],
  );
  await connection.run('analyze moved');
}

/** Ends the intervals of those who were no members; the rest beyond the next point stands again. */
async function splitIntervals(connection: ReservedConnection, at: Instant): Promise<void> {
  const covers = `m.segment_id = v.segment_id and m.customer_id = v.customer_id
    and m.entered_at <= $1::timestamptz and (m.left_at is null or m.left_at > $1::timestamptz)`;
  await connection.run(
    `create temporary table rest on commit drop as
     select m.segment_id, m.customer_id, v.next_at as entered_at, m.left_at, m.left_cause, m.grain
     from moved v join membership m on ${covers}
     where not v.inside and v.next_at is not null and (m.left_at is null or m.left_at > v.next_at)`,
    [at],
  );
  await connection.run(
    `update membership m set left_at = $1::timestamptz, left_cause = 'backfill'
     from moved v where not v.inside and ${covers}`,
    [at],
  );
  await connection.run(`
    insert into membership
      (segment_id, customer_id, entered_at, left_at, entered_cause, left_cause, grain)
    select segment_id, customer_id, entered_at, left_at, 'backfill', left_cause, grain from rest`);
}

async function addIntervals(
  connection: ReservedConnection,
  at: Instant,
  grain: BackfillStep,
): Promise<void> {
  await connection.run(
    `update membership m set entered_at = $1::timestamptz, entered_cause = 'backfill', grain = $2
     from moved v
     where v.inside and m.segment_id = v.segment_id and m.customer_id = v.customer_id
       and m.entered_at = v.next_at`,
    [at, grain],
  );
  await connection.run(
    `insert into membership
       (segment_id, customer_id, entered_at, left_at, entered_cause, left_cause, grain)
     select v.segment_id, v.customer_id, $1::timestamptz, v.next_at, 'backfill',
       case when v.next_at is not null then 'backfill' end, $2
     from moved v
     where v.inside and not exists (
       select 1 from membership m
       where m.segment_id = v.segment_id and m.customer_id = v.customer_id
         and m.entered_at = $1::timestamptz)`,
    [at, grain],
  );
}
