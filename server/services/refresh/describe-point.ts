import type { ReservedConnection } from '@/db/reserved-connection';
import type { Cause, CauseSplit } from '@/server/domain/segment/cause';
import type { Instant } from '@/server/domain/time/instant';

export type PointFigures = {
  readonly size: number;
  readonly entered: number;
  readonly left: number;
  readonly causeSplit: CauseSplit;
  /** SHA-256 of the sorted member ids, joined by commas. */
  readonly memberHash: string;
};

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** What the intervals say about each segment at one instant: members, entries and exits there. */
export async function describePoint(
  connection: ReservedConnection,
  segmentIds: readonly string[],
  at: Instant,
): Promise<ReadonlyMap<string, PointFigures>> {
  const members = await connection.run<{ id: string; size: string; hash: string }>(
    `select segment_id as id, count(*) as size, encode(sha256(convert_to(
       string_agg(customer_id::text, ',' order by customer_id), 'UTF8')), 'hex') as hash
     from membership
     where segment_id = any($1::uuid[]) and entered_at <= $2::timestamptz
       and (left_at is null or left_at > $2::timestamptz)
     group by segment_id`,
    [segmentIds, at],
  );
  const moves = await countMoves(connection, segmentIds, at);
  return new Map(
    segmentIds.map((id) => {
      const found = members.find((row) => row.id === id);
      const size = Number(found?.size ?? 0);
      return [id, { ...figuresOf(moves, id), size, memberHash: found?.hash ?? emptyHash }];
    }),
  );
}

type Moves = readonly { id: string; direction: 'entered' | 'left'; cause: Cause; count: string }[];

/** Entries and exits that happened exactly at `at`, by cause. */
export async function describeMoves(
  connection: ReservedConnection,
  segmentIds: readonly string[],
  at: Instant,
): Promise<ReadonlyMap<string, Pick<PointFigures, 'entered' | 'left' | 'causeSplit'>>> {
  const moves = await countMoves(connection, segmentIds, at);
  return new Map(segmentIds.map((id) => [id, figuresOf(moves, id)]));
}

async function countMoves(
  connection: ReservedConnection,
  segmentIds: readonly string[],
  at: Instant,
): Promise<Moves> {
  return connection.run<Moves[number]>(
    `select segment_id as id, 'entered' as direction, entered_cause as cause, count(*) as count
     from membership where segment_id = any($1::uuid[]) and entered_at = $2::timestamptz
     group by segment_id, entered_cause
     union all
     select segment_id, 'left', left_cause, count(*)
     from membership where segment_id = any($1::uuid[]) and left_at = $2::timestamptz
     group by segment_id, left_cause`,
    [segmentIds, at],
  );
}

function figuresOf(moves: Moves, id: string) {
  const split = (direction: 'entered' | 'left') =>
    Object.fromEntries(
      moves
        .filter((move) => move.id === id && move.direction === direction)
        .map(({ cause, count }) => [cause, Number(count)]),
    );
  const causeSplit: CauseSplit = { entered: split('entered'), left: split('left') };
  return { entered: sum(causeSplit.entered), left: sum(causeSplit.left), causeSplit };
}

function sum(counts: Readonly<Partial<Record<Cause, number>>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
