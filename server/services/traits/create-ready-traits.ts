import { inArray } from 'drizzle-orm';
import * as z from 'zod';
import { trait } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { readyTraits, withParts } from '@/server/domain/trait/ready-traits';
import { TraitKey } from '@/server/domain/trait/trait';
import type { Context } from '../context';
import { readMeaning } from '../segments/read-meaning';
import { insertTrait } from './create-trait';
import { lockTraits, type TraitHandle } from './find-trait';
import { traitProblems } from './sound-trait';

export const CreateReadyTraitsInput = z.strictObject({ keys: z.array(TraitKey).min(1).max(20) });
export type CreateReadyTraitsInput = z.input<typeof CreateReadyTraitsInput>;

/**
 * Makes ready-made traits with the parts they need, all or none; those that are there
 * already stay as they are. Refuses NOT_FOUND for one that the catalog cannot answer,
 * and ALREADY_EXISTS for one that is archived.
 */
export async function createReadyTraits(
  ctx: Context,
  input: CreateReadyTraitsInput,
): Promise<readonly TraitHandle[]> {
  const { keys } = CreateReadyTraitsInput.parse(input);
  return ctx.db.transaction(async (tx) => {
    await lockTraits(tx);
    const ready = readyTraits((await readMeaning(tx)).catalog);
    for (const key of keys)
      if (!ready.some((one) => one.key === key))
        throw new StratumError(problem('NOT_FOUND', ['keys'], { name: key }, 'trait'));
    const wanted = [...new Set(keys.flatMap((key) => withParts(key, ready)))];
    const rows = await tx
      .select({ key: trait.key, archivedAt: trait.archivedAt })
      .from(trait)
      .where(
        inArray(
          trait.key,
          wanted.map(({ key }) => key),
        ),
      );
    for (const { key, archivedAt } of rows)
      if (archivedAt !== null)
        throw new StratumError(problem('ALREADY_EXISTS', ['keys'], { name: key }, 'trait'));
    const there = new Set(rows.map(({ key }) => key));
    const made: TraitHandle[] = [];
    for (const { key, name, unit, definition } of wanted.filter((one) => !there.has(one.key)))
      made.push(await insertTrait(tx, ctx.actor, { key, name, unit, definition, description: '' }));
    const { asOf, ...meaning } = await readMeaning(tx);
    StratumError.throwIfAny(made.flatMap(({ key }) => traitProblems(key, meaning, asOf, ['keys'])));
    return made;
  });
}
