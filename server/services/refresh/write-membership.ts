import type { ReservedConnection } from '@/db/reserved-connection';
import type { Instant } from '@/server/domain/time/instant';

/** Ends the open intervals of everybody in `moved` who left. */
export async function closeIntervals(connection: ReservedConnection, asOf: Instant): Promise<void> {
  const closed = await connection.run(
    `update membership m set left_at = $1::timestamptz, left_cause = v.cause
     from moved v
     where not v.inside and m.segment_id = v.segment_id and m.customer_id = v.customer_id
       and m.left_at is null`,
    [asOf],
  );
  await assertMoved(connection, false, closed.count);
}

/** Begins an interval for everybody in `moved` who entered. */
export async function openIntervals(connection: ReservedConnection, asOf: Instant): Promise<void> {
  await connection.run(
    `insert into membership (segment_id, customer_id, entered_at, entered_cause, grain)
     select segment_id, customer_id, $1::timestamptz, cause, 'live' from moved where inside
     order by customer_id, segment_id`,
    [asOf],
  );
}

/** The bits and the intervals say the same, or nothing is written. */
async function assertMoved(
  connection: ReservedConnection,
  inside: boolean,
  written: number,
): Promise<void> {
  const [row] = await connection.run<{ expected: string }>(
    'select count(*) as expected from moved where inside = $1',
    [inside],
  );
  if (Number(row?.expected) !== written)
    throw new Error(`${row?.expected} moves by the bits, ${written} by the intervals`);
}

/** Turns the stored bits of everybody in the table `flips (segment_id, customer_id)`. */
export async function flipState(connection: ReservedConnection, flips: string): Promise<void> {
  const [slots] = await connection.run<{ words: number | null }>(
    'select max(word) as words from segment_slot',
  );
  const words = Array.from({ length: slots?.words ?? 1 }, (_, index) => index + 1);
  const added = words.map((word) => `coalesce(bit_or(x) filter (where word = ${word}), 0)`);
  const turned = words.map((word) => `coalesce(m.words[${word}], 0) # excluded.words[${word}]`);
  await connection.run(
    `insert into membership_state as m (customer_id, words)
     select customer_id, array[${added.join(', ')}]
     from (
       select f.customer_id, s.word, bit_or(1::bigint << s.bit) as x
       from ${flips} f join segment_slot s on s.segment_id = f.segment_id
       group by f.customer_id, s.word
     ) flips
     group by customer_id
     on conflict (customer_id) do update set words = array[${turned.join(', ')}]`,
  );
}

/**
 * Entries and exits for the outside, in the same transaction. A first refresh and
 * changes that a rule edit caused are told to nobody.
 */
export async function writeOutbox(
  connection: ReservedConnection,
  toldSegments: readonly string[],
  asOf: Instant,
): Promise<void> {
  await connection.run(
    `insert into outbox (segment_id, customer_id, interval_start, kind, cause, at)
     select m.segment_id, m.customer_id, m.entered_at,
       case when v.inside then 'entered' else 'left' end, v.cause, $1::timestamptz
     from moved v
     join membership m on m.segment_id = v.segment_id and m.customer_id = v.customer_id
       and case when v.inside then m.entered_at = $1::timestamptz else m.left_at = $1::timestamptz end
     where v.cause <> 'rule' and v.segment_id = any($2::uuid[])`,
    [asOf, toldSegments],
  );
}
