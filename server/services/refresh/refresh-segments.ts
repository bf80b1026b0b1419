import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { segmentRefresh } from '@/db/schema/index';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { problem } from '@/server/domain/problem/problem';
import type { Instant } from '@/server/domain/time/instant';
import { readInstant } from '@/server/domain/time/read-time';
import { dataClock } from '../catalog/data-clock';
import { loadCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { notify } from '../inbox/notify';
import { getSettings } from '../settings/get-settings';
import { fingerprintOf, printFingerprint } from './fingerprint';
import { markBroken, markCurrent, markRun } from './mark-run';
import { codeOf, inSnapshot, type LockedContext, withMembershipLock } from './membership-lock';
import { planRefresh } from './plan-refresh';
import { type DueSegment, readDueSegments } from './read-due-segments';
import { type OnPhase, refreshGroup, type RefreshPhase } from './refresh-group';
import { readStoredReceipts } from './read-stored-receipts';
import { type Meaning, separateBroken } from './stage-evaluation';
import type { RefreshTrigger } from './write-receipts';

export type { OnPhase, RefreshPhase };

export const RefreshSegmentsInput = z.strictObject({
  /** Without it the data clock. */
  asOf: z.string().optional(),
  /** Without them every published segment. */
  keys: z.array(z.string()).min(1).optional(),
  trigger: z.enum(['demand', 'import', 'schedule', 'publish']).default('demand'),
});
export type RefreshSegmentsInput = z.input<typeof RefreshSegmentsInput>;

export type RefreshedSegment = {
  readonly key: string;
  readonly state: 'refreshed' | 'unchanged' | 'broken' | 'blocked';
  readonly asOf: Instant | null;
  readonly size: number | null;
  readonly entered: number | null;
  readonly left: number | null;
  readonly receiptId: string | null;
};

export type RefreshReport = {
  readonly asOf: Instant;
  readonly segments: readonly RefreshedSegment[];
};

/**
 * Brings published segments to `asOf` in one transaction: members, intervals, sizes,
 * receipts and events, or nothing. As-of grows strictly (AS_OF_BACKWARDS otherwise);
 * the same one again gives the stored receipt. A segment whose rule has lost its
 * meaning keeps its members and turns broken, one that refers to it blocked; the others
 * go on. `onPhase` is told
 * each step and stops everything by throwing.
 */
export async function refreshSegments(
  ctx: Context,
  input: RefreshSegmentsInput,
  onPhase: OnPhase = () => undefined,
): Promise<RefreshReport> {
  const { asOf, keys, trigger } = RefreshSegmentsInput.parse(input);
  const stated = asOf === undefined ? null : readInstant(asOf);
  if (asOf !== undefined && stated === null)
    throw new StratumError(problem('BAD_DATE', ['asOf'], { value: asOf }));
  return withMembershipLock(ctx, (locked) =>
    refreshLocked(ctx, locked, stated, keys ?? null, trigger, onPhase),
  );
}

async function refreshLocked(
  ctx: Context,
  locked: LockedContext,
  stated: Instant | null,
  keys: readonly string[] | null,
  trigger: RefreshTrigger,
  onPhase: OnPhase,
): Promise<RefreshReport> {
  const marked = await readDueSegments(ctx.db, keys);
  const ids = marked.map(({ id }) => id);
  await markRun(ctx.db, ids, 'running');
  try {
    const { report, broken, sound } = await inSnapshot(locked, async () => {
      const done = await refreshInSnapshot(locked, stated, keys, trigger, onPhase);
      await onPhase('commit');
      return done;
    });
    await markRun(ctx.db, ids, 'idle');
    await markCurrent(ctx.db, sound);
    await markBroken(ctx, broken);
    return report;
  } catch (cause) {
    const refused = cause instanceof StratumError;
    await markRun(ctx.db, ids, refused ? 'idle' : 'failed');
    if (!refused) await writeFailures(ctx, marked, stated, trigger, cause);
    throw cause;
  }
}

async function refreshInSnapshot(
  ctx: LockedContext,
  stated: Instant | null,
  keys: readonly string[] | null,
  trigger: RefreshTrigger,
  onPhase: OnPhase,
) {
  const { calendar } = await getSettings(ctx);
  const meaning: Meaning = { calendar, catalog: await loadCatalog(ctx.db) };
  const asOf = stated ?? (await dataClock(ctx.db));
  const due = await readDueSegments(ctx.db, keys);
  const { sound, broken } = separateBroken(due, meaning, asOf);
  const fingerprints = new Map(
    sound.map(({ id, rule }) => [
      id,
      printFingerprint(fingerprintOf(rule, calendar, meaning.catalog)),
    ]),
  );
  const plan = planRefresh(sound, { asOf, stated: stated !== null }, fingerprints);
  const written: RefreshedSegment[] = await readStoredReceipts(ctx.db, plan.unchanged);
  for (const group of plan.groups) {
    const points = await refreshGroup(ctx, group, { meaning, fingerprints, trigger, onPhase });
    written.push(
      ...group.segments.map(({ id, key }) => {
        const { size, entered, left, receiptId } = points.get(id) ?? nothing;
        return {
          key,
          state: 'refreshed' as const,
          asOf: group.asOf,
          size,
          entered,
          left,
          receiptId,
        };
      }),
    );
  }
  const lost = broken.map(({ segment: { key }, trust }) => ({ key, state: trust, ...nothing }));
  const segments = [...written, ...lost].sort((a, b) => (a.key < b.key ? -1 : 1));
  return { report: { asOf, segments }, broken, sound: sound.map(({ id }) => id) };
}

const nothing = { asOf: null, size: null, entered: null, left: null, receiptId: null };

/** A failed refresh leaves a receipt that says so; the members stay as they were. */
async function writeFailures(
  ctx: Context,
  segments: readonly DueSegment[],
  stated: Instant | null,
  trigger: RefreshTrigger,
  cause: unknown,
): Promise<void> {
  if (segments.length === 0) return;
  const { calendar } = await getSettings(ctx);
  const asOf = stated ?? (await dataClock(ctx.db));
  const error = { code: codeOf(cause), message: cause instanceof Error ? cause.message : '' };
  await ctx.db.transaction(async (tx) => {
    await tx.insert(segmentRefresh).values(
      segments.map(({ id, version }) => ({
        ...{ segmentId: id, version, asOf, trigger, error },
        ...{ kind: 'live' as const, state: 'failed' as const, timeZone: calendar.timeZone },
        ...{ sqlText: '', parameters: [], shape: '', scope: 'all', fingerprint: '' },
        startedAt: sql`now()`,
      })),
    );
    await notify(tx, {
      ...{ role: 'operationsManager', kind: 'refreshFailed', href: '/segments' },
      params: { count: segments.length },
    });
  });
}
