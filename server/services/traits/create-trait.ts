import * as z from 'zod';
import type { Transaction } from '@/db/client';
import { trait, traitVersion } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { TraitKey } from '@/server/domain/trait/trait';
import type { TraitDefinition } from '@/server/domain/trait/trait';
import { traitKeyFromName } from '@/server/domain/trait/trait-key';
import type { Actor, Context } from '../context';
import { nameActor } from '../name-actor';
import { readMeaning } from '../segments/read-meaning';
import { lockTraits, type TraitHandle } from './find-trait';
import { requireDefinition, traitProblems, withTrait } from './sound-trait';
import { DraftTrait, TraitDescription, TraitName, TraitUnit } from './trait-input';

export const CreateTraitInput = z.strictObject({
  name: TraitName,
  /** Made from the name when it is left out. */
  key: TraitKey.optional(),
  description: TraitDescription.default(''),
  unit: TraitUnit.default(''),
  definition: DraftTrait,
});
export type CreateTraitInput = z.input<typeof CreateTraitInput>;

/**
 * A trait owned by whoever makes it. Refuses every problem of its definition by its
 * path, and ALREADY_EXISTS for a key that is taken, by an archived trait too.
 */
export async function createTrait(ctx: Context, input: CreateTraitInput): Promise<TraitHandle> {
  const { name, key, description, unit, definition: json } = CreateTraitInput.parse(input);
  const definition = requireDefinition(json, ['definition']);
  return ctx.db.transaction(async (tx) => {
    await lockTraits(tx);
    const rows = await tx.select({ key: trait.key }).from(trait);
    const taken = new Set(rows.map((row) => row.key));
    if (key !== undefined && taken.has(key))
      throw new StratumError(problem('ALREADY_EXISTS', ['key'], { name: key }, 'trait'));
    const own = key ?? traitKeyFromName(name.en, taken);
    const meaning = await readMeaning(tx);
    const catalog = withTrait(meaning.catalog, { key: own, label: name, unit, definition });
    StratumError.throwIfAny(
      traitProblems(own, { ...meaning, catalog }, meaning.asOf, ['definition']),
    );
    return insertTrait(tx, ctx.actor, { key: own, name, description, unit, definition });
  });
}

export type NewTrait = {
  readonly key: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly description: string;
  readonly unit: string;
  readonly definition: TraitDefinition;
};

/** Writes a trait that is known to be sound, with its first version. */
export async function insertTrait(
  tx: Transaction,
  actor: Actor,
  { name, ...made }: NewTrait,
): Promise<TraitHandle> {
  const [row] = await tx
    .insert(trait)
    .values({
      ...{ ...made, nameEn: name.en, nameZh: name.zh },
      ownerId: actor.kind === 'person' ? actor.id : null,
    })
    .returning({ id: trait.id, key: trait.key, revision: trait.revision });
  if (!row) throw new Error('a trait was not written');
  await tx.insert(traitVersion).values({
    ...{ traitId: row.id, version: 1, definition: made.definition },
    changedBy: nameActor(actor),
  });
  return row;
}
