import type { ReservedConnection } from '@/db/reserved-connection';
import type { DueSegment } from './read-due-segments';

/**
 * Compares the staged bits with the stored ones under the mask of the segments
 * evaluated now, into `moved(segment_id, customer_id, inside, cause)`: one row per
 * entry (`inside`) and exit. Customers that are gone from the data leave.
 */
export async function findMoves(
  connection: ReservedConnection,
  segments: readonly DueSegment[],
  words: number,
): Promise<void> {
  const differences = Array.from({ length: words }, (_, index) => {
    const word = index + 1;
    const evaluated = `coalesce(e.w${word}, 0)`;
    const stored = `coalesce(m.words[${word}], 0)`;
    const mask = `${maskOf(segments, word)}::bigint`;
    return `(${word}, (${evaluated} # ${stored}) & ${mask}, ${evaluated})`;
  });
  await connection.run(`
    create temporary table moved on commit drop as
    select s.segment_id, d.customer_id, (d.bits >> s.bit) & 1 = 1 as inside, null::text as cause
    from (
      select coalesce(e.customer_id, m.customer_id) as customer_id, v.word, v.x, v.bits
      from evaluated e
      full join membership_state m on m.customer_id = e.customer_id
      cross join lateral (values ${differences.join(', ')}) as v (word, x, bits)
      where v.x <> 0
    ) d
    join segment_slot s on s.word = d.word and (d.x >> s.bit) & 1 = 1`);
  await connection.run('analyze moved');
}

function maskOf(segments: readonly DueSegment[], word: number): bigint {
  return segments
    .filter((segment) => segment.word === word)
    .reduce((mask, { bit }) => mask | (1n << BigInt(bit)), 0n);
}
