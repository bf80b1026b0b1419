import { backwards, type RefreshGroup } from './plan-refresh';
import { attributeCauses } from './attribute-causes';
import { describePoint, type PointFigures } from './describe-point';
import { findMoves } from './find-moves';
import type { LockedContext } from './membership-lock';
import { type Meaning, everyoneAt, stageEvaluation } from './stage-evaluation';
import { closeIntervals, flipState, openIntervals, writeOutbox } from './write-membership';
import { type RefreshTrigger, writeReceipts } from './write-receipts';
import { StratumError } from '@/server/domain/problem/stratum-error';

/** The steps of a refresh that can be watched; each is named when its rows are written. */
export type RefreshPhase = 'evaluate' | 'close' | 'open' | 'receipt' | 'commit';
export type OnPhase = (phase: RefreshPhase) => void | Promise<void>;

export type RefreshSetting = {
  readonly meaning: Meaning;
  readonly fingerprints: ReadonlyMap<string, string>;
  readonly trigger: RefreshTrigger;
  readonly onPhase: OnPhase;
};

export type WrittenPoint = PointFigures & { readonly receiptId: string; readonly total: number };

/** Evaluates one group and writes what changed, inside the caller's snapshot. */
export async function refreshGroup(
  ctx: LockedContext,
  group: RefreshGroup,
  setting: RefreshSetting,
): Promise<ReadonlyMap<string, WrittenPoint>> {
  const { connection } = ctx;
  const { meaning, fingerprints, onPhase } = setting;
  const { segments, asOf } = group;
  const ids = segments.map(({ id }) => id);
  const startedAt = await readClock(ctx);
  const { words, shape } = await stageEvaluation(
    ...([connection, 'evaluated', segments, meaning, everyoneAt(asOf)] as const),
  );
  await findMoves(connection, segments, words);
  await attributeCauses(connection, group, meaning, fingerprints);
  await onPhase('evaluate');
  await closeIntervals(connection, asOf);
  await onPhase('close');
  await openIntervals(connection, asOf);
  await flipState(connection, 'moved');
  await onPhase('open');
  const figures = await describePoint(connection, ids, asOf);
  const total = await countStaged(ctx);
  const approximate = new Map();
  const receipts = await writeReceipts(ctx, segments, figures, {
    ...{ kind: 'live', asOf, trigger: setting.trigger, shape, total, startedAt },
    ...{ meaning, fingerprints, approximate },
  });
  await takeInBatches(ctx, receipts);
  const told = segments.filter(({ clock }) => clock.liveSince !== null).map(({ id }) => id);
  await writeOutbox(connection, told, asOf);
  await moveClocks(ctx, group, fingerprints);
  await onPhase('receipt');
  await connection.run('drop table moved, evaluated');
  return new Map(
    ids.map((id) => [
      id,
      { ...(figures.get(id) as PointFigures), receiptId: receipts.get(id) as string, total },
    ]),
  );
}

/** The time on the database's clock, as text. */
export async function readClock({ connection }: LockedContext): Promise<string> {
  const [row] = await connection.run<{ now: string }>('select clock_timestamp()::text as now');
  if (!row) throw new Error('the database did not tell the time');
  return row.now;
}

/** How many customers the staged evaluation knows: all who existed at its instant. */
export async function countStaged({ connection }: LockedContext): Promise<number> {
  const [row] = await connection.run<{ total: string }>('select count(*) as total from evaluated');
  return Number(row?.total ?? 0);
}

/** Remembers the set of batches this snapshot saw; a watermark would lose late commits. */
async function takeInBatches(
  { connection }: LockedContext,
  receipts: ReadonlyMap<string, string>,
): Promise<void> {
  await connection.run(
    `insert into segment_batch (segment_id, batch_id, refresh_id)
     select r.segment_id, b.id, r.receipt_id
     from unnest($1::uuid[], $2::uuid[]) as r (segment_id, receipt_id)
     cross join change_batch b
     on conflict do nothing`,
    [[...receipts.keys()], [...receipts.values()]],
  );
}

/** The fence: every clock moves forward, or nothing of this refresh is written. */
async function moveClocks(
  { connection }: LockedContext,
  { segments, asOf, requestedAsOf }: RefreshGroup,
  fingerprints: ReadonlyMap<string, string>,
): Promise<void> {
  const ids = segments.map(({ id }) => id);
  const moved = await connection.run(
    `update segment_clock c set as_of = $3::timestamptz, requested_as_of = $4::timestamptz,
       live_since = coalesce(c.live_since, $3::timestamptz), token = c.token + 1,
       fingerprint = n.fingerprint
     from unnest($1::uuid[], $2::text[]) as n (segment_id, fingerprint)
     where c.segment_id = n.segment_id and (c.as_of is null or c.as_of < $3::timestamptz)`,
    [ids, ids.map((id) => fingerprints.get(id) ?? ''), asOf, requestedAsOf],
  );
  const [first] = segments;
  if (first && moved.count !== segments.length)
    throw new StratumError(backwards(first.key, asOf, first.clock.asOf ?? asOf));
}
