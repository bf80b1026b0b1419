import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { fragmentSql } from '@/db/execute-fragment';
import { catalogSql } from '@/db/identifier-sql';
import type { Label } from '@/server/domain/catalog/catalog';
import { compileEvaluation } from '@/server/domain/evaluation/compile-evaluation';
import type { Source } from '@/server/domain/evaluation/source';
import type { Instant } from '@/server/domain/time/instant';
import { dataClock } from '../catalog/data-clock';
import { findCatalog } from '../catalog/load-catalog';
import { bitTest } from '../evaluation/preview-bits';
import { type DueSegment, readDueSegments } from '../refresh/read-due-segments';
import { everyoneAt, type Meaning, separateBroken } from '../refresh/stage-evaluation';
import { getSettings } from '../settings/get-settings';
import type { ComparedRows } from './compare-rows';
import type { ImportPlan } from './import-plan';
import { overlay, overlayTable } from './overlay-table';
import { expectedReach } from './refresh-catalog';

export type SegmentMove = {
  readonly id: string;
  readonly key: string;
  readonly name: Label;
  readonly before: number;
  readonly after: number;
};

/** How the published segments would answer to an import. */
export type SegmentMoves = {
  /** Those that would grow or shrink by more than 5 %, the largest change first; null when it took too long. */
  readonly moved: readonly SegmentMove[] | null;
  /** How many were looked at and move less. */
  readonly others: number;
  /** The data clock now and after the import. */
  readonly clock: { readonly before: Instant; readonly after: Instant };
};

const noticeable = 0.05;
const mostMilliseconds = 120_000;
const cancelled = '57014';

/**
 * Evaluates every published sound segment over the live tables at the clock they have
 * and over the same tables with the import laid over them at the clock they would have.
 */
export async function findSegmentMoves(
  tx: Transaction,
  plan: ImportPlan,
  { added, changed, removed }: ComparedRows,
): Promise<SegmentMoves> {
  await overlayTable(tx, plan);
  const before = await dataClock(tx);
  const { completeThrough } = await expectedReach(tx, plan, overlay);
  const after = await dataClock(tx, { tableKey: plan.tableKey, completeThrough });
  const clock = { before, after };
  const catalog = await findCatalog(tx);
  if (!catalog) return { moved: [], others: 0, clock };
  const meaning: Meaning = { catalog, calendar: (await getSettings({ db: tx })).calendar };
  const { sound } = separateBroken(await readDueSegments(tx, null), meaning, before);
  const untouched = added + changed + removed === 0 && before === after;
  if (sound.length === 0 || untouched) return { moved: [], others: sound.length, clock };
  const sizes = await compareSizes(tx, sound, meaning, clock, {
    kind: 'overlay',
    relations: new Map([[plan.relation, overlay]]),
  });
  if (sizes === null) return { moved: null, others: sound.length, clock };
  const moved = sizes
    .filter((move) => changeOf(move) > noticeable)
    .toSorted((a, b) => changeOf(b) - changeOf(a));
  return { moved, others: sizes.length - moved.length, clock };
}

function changeOf({ before, after }: SegmentMove): number {
  if (before === after) return 0;
  return before === 0 ? Number.POSITIVE_INFINITY : Math.abs(after - before) / before;
}

async function compareSizes(
  tx: Transaction,
  segments: readonly DueSegment[],
  meaning: Meaning,
  clock: SegmentMoves['clock'],
  source: Source,
): Promise<readonly SegmentMove[] | null> {
  const counted = tx.transaction(async (inner) => {
    await inner.execute(
      catalogSql(`set local statement_timeout = ${mostMilliseconds}; set local jit = off`),
    );
    const before = await countMembers(inner, segments, meaning, clock.before, { kind: 'live' });
    const after = await countMembers(inner, segments, meaning, clock.after, source);
    return segments.map(({ id, key, name }, index) => ({
      ...{ id, key, name },
      before: before[index] ?? 0,
      after: after[index] ?? 0,
    }));
  });
  return counted.catch((error: unknown) => {
    const { code, cause } = error as { code?: string; cause?: { code?: string } };
    if ((code ?? cause?.code) === cancelled) return null;
    throw error;
  });
}

/** How many customers each rule holds for, in one scan. */
async function countMembers(
  tx: Transaction,
  segments: readonly DueSegment[],
  meaning: Meaning,
  asOf: Instant,
  source: Source,
): Promise<readonly number[]> {
  const compiled = compileEvaluation(
    segments.map(({ key, rule }) => ({ key, rule })),
    meaning,
    { ...everyoneAt(asOf), source },
  );
  if ('refused' in compiled) throw new Error('a sound rule was refused');
  const counts = compiled.rules.map(
    (place, index) => `count(*) filter (where ${bitTest(place)}) as s${index}`,
  );
  const [row] = await tx.execute<Record<string, string>>(
    sql`select ${catalogSql(counts.join(', '))} from (${fragmentSql(compiled.fragment)}) e`,
  );
  return segments.map((_, index) => Number(row?.[`s${index}`]));
}
