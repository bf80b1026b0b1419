import { eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Transaction } from '@/db/client';
import { trait } from '@/db/schema/index';
import { type Path, type Problem, problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { placeUnder } from '@/server/domain/problem/place-under';
import { parseTrait } from '@/server/domain/trait/parse-trait';
import { TraitKey, type TraitDefinition } from '@/server/domain/trait/trait';
import type { Context } from '../context';
import { isSameJson } from '../refresh/fingerprint';
import { readMeaning } from '../segments/read-meaning';
import { insertTrait } from './create-trait';
import { lockTraits } from './find-trait';
import { refuseBreaking } from './refuse-breaking';
import { traitProblems } from './sound-trait';
import { TraitDescription, TraitName, TraitUnit } from './trait-input';
import { writeVersion } from './update-trait';

/** A trait as docs/rules.md section 5 writes it: its names beside the members of its definition. */
export const TraitAsCode = z.looseObject({
  key: TraitKey,
  /** Without it a new trait is called by its key. */
  name: TraitName.optional(),
  unit: TraitUnit.optional(),
  /** What it measures, in words. */
  definition: TraitDescription.optional(),
});
export type TraitAsCode = z.infer<typeof TraitAsCode>;

export type AppliedTrait = {
  readonly key: string;
  readonly version: number;
  readonly change: 'created' | 'updated' | 'renamed' | 'unchanged';
};

export type AppliedTraits = {
  readonly traits: readonly AppliedTrait[];
  /** To be called when the segments of the same file stand: refuses IN_USE for what would lose its meaning. */
  readonly finish: () => Promise<void>;
};

/**
 * Writes traits given as code inside the caller's transaction. A definition that is the
 * one in force makes no version; an archived trait comes back. Refuses every problem by
 * its path under `path`; nothing is refreshed.
 */
export async function applyTraits(
  tx: Transaction,
  ctx: Context,
  wanted: readonly TraitAsCode[],
  path: Path,
): Promise<AppliedTraits> {
  StratumError.throwIfAny(repeatedKeys(wanted, path));
  const read = wanted.map(({ key, name, unit, definition: words, ...json }) => ({
    ...{ key, name, unit, words },
    parsed: parseTrait(json),
  }));
  StratumError.throwIfAny(
    read.flatMap(({ parsed }, index) =>
      parsed.ok ? [] : placeUnder([...path, index], parsed.problems),
    ),
  );
  await lockTraits(tx);
  const before = await readMeaning(tx);
  const applied: AppliedTrait[] = [];
  for (const { parsed, ...names } of read)
    if (parsed.ok) applied.push(await applyOne(tx, ctx, names, parsed.value));
  const after = await readMeaning(tx);
  StratumError.throwIfAny(
    applied.flatMap(({ key }, index) => traitProblems(key, after, after.asOf, [...path, index])),
  );
  const finish = async () => {
    for (const { key, change } of applied)
      if (change === 'updated') await refuseBreaking(tx, key, before, after);
  };
  return { traits: applied, finish };
}

async function applyOne(
  tx: Transaction,
  ctx: Context,
  {
    key,
    name,
    unit,
    words,
  }: Pick<TraitAsCode, 'key' | 'name' | 'unit'> & { words?: string | undefined },
  definition: TraitDefinition,
): Promise<AppliedTrait> {
  const [row] = await tx.select().from(trait).where(eq(trait.key, key));
  if (!row) {
    const names = { name: name ?? { en: key, zh: key }, unit: unit ?? '' };
    await insertTrait(tx, ctx.actor, { key, ...names, description: words ?? '', definition });
    return { key, version: 1, change: 'created' };
  }
  const names = {
    ...{ nameEn: name?.en ?? row.nameEn, nameZh: name?.zh ?? row.nameZh },
    ...{ unit: unit ?? row.unit, description: words ?? row.description },
  };
  const isNew = !isSameJson(row.definition, definition);
  const isRenamed = Object.entries(names).some(
    ([member, value]) => row[member as keyof typeof names] !== value,
  );
  const isBack = row.archivedAt !== null;
  if (isNew) await writeVersion(tx, row, definition, ctx.actor, '');
  if (isNew || isRenamed || isBack)
    await tx
      .update(trait)
      .set({
        ...names,
        ...{ archivedAt: null, revision: sql`${trait.revision} + 1`, updatedAt: sql`now()` },
      })
      .where(eq(trait.id, row.id));
  const change = isNew || isBack ? 'updated' : isRenamed ? 'renamed' : 'unchanged';
  return { key, version: row.version + (isNew ? 1 : 0), change };
}

function repeatedKeys(wanted: readonly TraitAsCode[], path: Path): Problem[] {
  return wanted.flatMap(({ key }, index) =>
    wanted.findIndex((other) => other.key === key) < index
      ? [problem('ALREADY_EXISTS', [...path, index, 'key'], { name: key }, 'trait')]
      : [],
  );
}
