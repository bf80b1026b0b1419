import { eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Transaction } from '@/db/client';
import { segment } from '@/db/schema/index';
import type { Catalog } from '@/server/domain/catalog/catalog';
import { type Problem, problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Rule } from '@/server/domain/rule/rule';
import { SegmentKey } from '@/server/domain/segment/segment-key';
import type { Context } from '../context';
import { lockSegment, type SegmentRow } from './find-segment';
import { publishVersion } from './publish-version';
import { readMeaning } from './read-meaning';
import { soundRule } from './sound-rule';

export const SegmentAsCode = z.strictObject({
  key: SegmentKey,
  name: z.strictObject({
    en: z.string().trim().min(1).max(120),
    zh: z.string().trim().min(1).max(120),
  }),
  rule: z.unknown().refine((rule) => rule !== undefined),
});
export type SegmentAsCode = z.infer<typeof SegmentAsCode>;

export const ApplySegmentsInput = z.strictObject({
  segments: z.array(SegmentAsCode).min(1).max(1000),
});
export type ApplySegmentsInput = z.input<typeof ApplySegmentsInput>;

export type AppliedSegment = {
  readonly key: string;
  readonly version: number;
  readonly change: 'created' | 'updated' | 'renamed' | 'unchanged';
};

/**
 * Publishes segments written as code, all or none, and does not refresh them. A rule
 * that is the published one makes no version. A draft somebody works on is left alone.
 */
export async function applySegments(
  ctx: Context,
  input: ApplySegmentsInput,
): Promise<{ readonly segments: readonly AppliedSegment[] }> {
  const { segments } = ApplySegmentsInput.parse(input);
  return ctx.db.transaction(async (tx) => ({ segments: await publishSegments(tx, ctx, segments) }));
}

/** Publishes segments written as code inside the caller's transaction. */
export async function publishSegments(
  tx: Transaction,
  ctx: Context,
  segments: readonly SegmentAsCode[],
): Promise<readonly AppliedSegment[]> {
  StratumError.throwIfAny(repeatedKeys(segments));
  const known = await readMeaning(tx);
  const meaning = { ...known, catalog: withApplied(known.catalog, segments) };
  const judged = segments.map((one, index) =>
    soundRule(one, meaning, meaning.asOf, ['segments', index, 'rule']),
  );
  StratumError.throwIfAny(judged.flatMap((one) => (one.ok ? [] : one.problems)));
  const applied: AppliedSegment[] = [];
  for (const [index, wanted] of segments.entries()) {
    const sound = judged[index];
    if (sound?.ok) applied.push(await applyOne(tx, ctx, wanted, sound.rule, index));
  }
  return applied;
}

/** The catalog as it will be, so that the segments may refer to each other. */
function withApplied(catalog: Catalog, applied: readonly SegmentAsCode[]): Catalog {
  const keys = new Set(applied.map(({ key }) => key));
  const fresh = applied.map(({ key, name, rule }) => ({
    ...{ id: key, key, label: name, kind: 'dynamic' as const, rule: rule as Rule },
  }));
  return {
    ...catalog,
    segments: [...catalog.segments.filter(({ key }) => !keys.has(key)), ...fresh],
  };
}

async function applyOne(
  tx: Transaction,
  ctx: Context,
  { key, name }: SegmentAsCode,
  rule: Rule,
  index: number,
): Promise<AppliedSegment> {
  const names = { nameEn: name.en, nameZh: name.zh };
  const [made] = await tx
    .insert(segment)
    .values({ key, ...names, ownerId: ctx.actor.kind === 'person' ? ctx.actor.id : null })
    .onConflictDoNothing()
    .returning();
  const row = made ?? (await lockByKey(tx, key));
  if (row.kind !== 'dynamic')
    throw new StratumError(
      problem('ALREADY_EXISTS', ['segments', index, 'key'], { name: key }, 'segment'),
    );
  const { version, isNew } = await publishVersion(tx, row, rule, ctx.actor, '');
  const isRenamed = row.nameEn !== name.en || row.nameZh !== name.zh;
  const isBack = row.lifecycle !== 'published';
  if (!made && (isNew || isRenamed || isBack))
    await tx
      .update(segment)
      .set({ ...names, revision: sql`${segment.revision} + 1` })
      .where(eq(segment.id, row.id));
  const change = made
    ? 'created'
    : isNew || isBack
      ? 'updated'
      : isRenamed
        ? 'renamed'
        : 'unchanged';
  return { key, version, change };
}

async function lockByKey(tx: Transaction, key: string): Promise<SegmentRow> {
  const [found] = await tx.select({ id: segment.id }).from(segment).where(eq(segment.key, key));
  return lockSegment(tx, found?.id ?? key, null);
}

function repeatedKeys(segments: readonly SegmentAsCode[]): Problem[] {
  return segments.flatMap(({ key }, index) =>
    segments.findIndex((other) => other.key === key) < index
      ? [problem('ALREADY_EXISTS', ['segments', index, 'key'], { name: key }, 'segment')]
      : [],
  );
}
