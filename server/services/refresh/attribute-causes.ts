import type { ReservedConnection } from '@/db/reserved-connection';
import type { Cause } from '@/server/domain/segment/cause';
import type { Instant } from '@/server/domain/time/instant';
import { attributeMerges } from './attribute-merges';
import { readFingerprint } from './fingerprint';
import type { RefreshGroup } from './plan-refresh';
import type { DueSegment } from './read-due-segments';
import { everyoneAt, type Meaning, stageEvaluation } from './stage-evaluation';

/**
 * Gives every row of `moved` its cause (docs/rules.md, "Causes"). A first point and
 * an edited rule are `rule`, edited traits and referenced segments `reference`, a changed
 * calendar `settings`; the rest is asked again.
 */
export async function attributeCauses(
  connection: ReservedConnection,
  group: RefreshGroup,
  meaning: Meaning,
  fingerprints: ReadonlyMap<string, string>,
): Promise<void> {
  const asked = new Map<Instant, DueSegment[]>();
  for (const segment of group.segments) {
    const cause = plainCause(segment, fingerprints.get(segment.id) ?? '');
    if (cause !== null) await setCause(connection, segment, cause);
    else if (segment.clock.asOf !== null)
      asked.set(segment.clock.asOf, [...(asked.get(segment.clock.asOf) ?? []), segment]);
  }
  for (const [before, segments] of asked)
    await attributeMoves(connection, segments, before, group.asOf, meaning);
  await attributeMerges(
    connection,
    [...asked.values()].flat().map(({ id }) => id),
  );
}

/** The cause that holds for the whole segment, or null when each customer has their own. */
function plainCause({ clock }: DueSegment, fingerprint: string): Cause | null {
  const before = readFingerprint(clock.fingerprint);
  const now = readFingerprint(fingerprint);
  if (before === null || before.rule !== now?.rule) return 'rule';
  if (before.references !== '' && before.references !== now.references) return 'reference';
  return before.calendar === now.calendar ? null : 'settings';
}

async function setCause(
  connection: ReservedConnection,
  { id }: DueSegment,
  cause: Cause,
): Promise<void> {
  await connection.run('update moved set cause = $1 where segment_id = $2::uuid', [cause, id]);
}

/**
 * Asks for the bit of every row of `moved` again: with today's data at the old as-of
 * (`correction`), then at the new one without rows since the old (`clock`); what
 * neither explains is `activity`.
 */
export async function attributeMoves(
  connection: ReservedConnection,
  segments: readonly DueSegment[],
  before: Instant,
  now: Instant,
  meaning: Meaning,
): Promise<void> {
  const ids = segments.map(({ id }) => id);
  const { count } = await connection.run(
    `create temporary table touched on commit drop as
     select distinct customer_id from moved where segment_id = any($1::uuid[])`,
    [ids],
  );
  if (count > 0) {
    await connection.run('analyze touched');
    const scope = { kind: 'relation', relation: 'touched' } as const;
    const { words } = await stageEvaluation(connection, 'as_before', segments, meaning, {
      ...everyoneAt(before),
      scope,
    });
    await stageEvaluation(connection, 'by_clock', segments, meaning, {
      ...everyoneAt(now),
      scope,
      rowsUntil: before,
    });
    await connection.run(
      `update moved set cause = found.cause
       from (
         select v.segment_id, v.customer_id, case
           when ${bitOf('b', words)} = v.inside then 'correction'
           when ${bitOf('c', words)} = v.inside then 'clock'
           else 'activity' end as cause
         from moved v
         join segment_slot s on s.segment_id = v.segment_id
         left join as_before b on b.customer_id = v.customer_id
         left join by_clock c on c.customer_id = v.customer_id
         where v.segment_id = any($1::uuid[])
       ) found
       where found.segment_id = moved.segment_id and found.customer_id = moved.customer_id`,
      [ids],
    );
    await connection.run('drop table as_before, by_clock');
  }
  await connection.run('drop table touched');
}

/** The bit of slot `s` in the words of `alias`; a customer who is not there has none. */
function bitOf(alias: string, words: number): string {
  const choices = Array.from({ length: words }, (_, i) => `when ${i + 1} then ${alias}.w${i + 1}`);
  return `(coalesce((case s.word ${choices.join(' ')} end >> s.bit) & 1, 0) = 1)`;
}
