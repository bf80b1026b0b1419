import { eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Transaction } from '@/db/client';
import { trait, traitVersion } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { TraitDefinition } from '@/server/domain/trait/trait';
import type { Actor, Context } from '../context';
import { nameActor } from '../name-actor';
import { enqueueDependants, findDependantKeys } from '../refresh/enqueue-dependants';
import { isSameJson } from '../refresh/fingerprint';
import { readMeaning } from '../segments/read-meaning';
import { Revision } from '../segments/segment-input';
import { findTrait, lockTraits, type TraitHandle, type TraitRow } from './find-trait';
import { refuseBreaking } from './refuse-breaking';
import { requireDefinition, traitProblems, withTrait } from './sound-trait';
import { DraftTrait, TraitDescription, TraitId, TraitName, TraitUnit } from './trait-input';

export const UpdateTraitInput = z.strictObject({
  id: TraitId,
  /** The revision the change was made on. */
  revision: Revision,
  name: TraitName.optional(),
  description: TraitDescription.optional(),
  unit: TraitUnit.optional(),
  definition: DraftTrait.optional(),
  /** Why the definition changes; kept with the version. */
  note: z.string().trim().max(500).default(''),
});
export type UpdateTraitInput = z.input<typeof UpdateTraitInput>;

export type UpdatedTrait = TraitHandle & {
  readonly version: number;
  /** The segments that are computed again. */
  readonly refreshed: readonly string[];
};

/**
 * Changes a trait. Another definition is a new version, and the segments that depend on
 * it are refreshed. Refuses CONFLICT when somebody saved since `revision`, every problem
 * of the definition by its path, and IN_USE when rules that name the trait would lose
 * their meaning.
 */
export async function updateTrait(ctx: Context, input: UpdateTraitInput): Promise<UpdatedTrait> {
  const { id, revision, name, description, unit, note, ...rest } = UpdateTraitInput.parse(input);
  const wanted =
    rest.definition === undefined ? null : requireDefinition(rest.definition, ['definition']);
  return ctx.db.transaction(async (tx) => {
    await lockTraits(tx);
    const row = await findTrait(tx, id, revision);
    if (row.archivedAt !== null)
      throw new StratumError(problem('CONFLICT', ['id'], { revision: row.revision }, 'trait'));
    const refreshed = wanted === null ? [] : await redefine(tx, row, wanted, ctx.actor, note);
    const [saved] = await tx
      .update(trait)
      .set({
        ...(name && { nameEn: name.en, nameZh: name.zh }),
        ...(description !== undefined && { description }),
        ...(unit !== undefined && { unit }),
        revision: sql`${trait.revision} + 1`,
        updatedAt: sql`now()`,
      })
      .where(eq(trait.id, id))
      .returning({
        ...{ id: trait.id, key: trait.key, revision: trait.revision, version: trait.version },
      });
    return { ...(saved as Omit<UpdatedTrait, 'refreshed'>), refreshed };
  });
}

/** Makes a definition the one in force, when it is another; gives the segments to be refreshed. */
export async function redefine(
  tx: Transaction,
  row: TraitRow,
  definition: TraitDefinition,
  actor: Actor,
  note: string,
): Promise<readonly string[]> {
  if (isSameJson(row.definition, definition)) return [];
  const meaning = await readMeaning(tx);
  const { key, nameEn, nameZh, unit } = row;
  const changed = { key, label: { en: nameEn, zh: nameZh }, unit, definition };
  const after = { ...meaning, catalog: withTrait(meaning.catalog, changed) };
  StratumError.throwIfAny(traitProblems(key, after, meaning.asOf, ['definition']));
  await refuseBreaking(tx, key, meaning, after);
  await writeVersion(tx, row, definition, actor, note);
  await enqueueDependants(tx, { kind: 'trait', key }, actor);
  return findDependantKeys(tx, { kind: 'trait', key });
}

/** Writes a definition that is known to be sound as the next version. */
export async function writeVersion(
  tx: Transaction,
  row: Pick<TraitRow, 'id' | 'version'>,
  definition: TraitDefinition,
  actor: Actor,
  note: string,
): Promise<void> {
  const version = row.version + 1;
  await tx.insert(traitVersion).values({
    ...{ traitId: row.id, version, definition, note, changedBy: nameActor(actor) },
  });
  await tx.update(trait).set({ definition, version }).where(eq(trait.id, row.id));
}
