import { eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { trait } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { readMeaning } from '../segments/read-meaning';
import { ArchiveTraitInput } from './archive-trait';
import { findTrait, lockTraits, type TraitHandle } from './find-trait';
import { traitProblems, withTrait } from './sound-trait';

export const RestoreTraitInput = ArchiveTraitInput;
export type RestoreTraitInput = z.input<typeof RestoreTraitInput>;

/** Takes an archived trait back. Refuses what its definition names and is no longer there. */
export async function restoreTrait(ctx: Context, input: RestoreTraitInput): Promise<TraitHandle> {
  const { id, revision } = RestoreTraitInput.parse(input);
  return ctx.db.transaction(async (tx) => {
    await lockTraits(tx);
    const row = await findTrait(tx, id, revision);
    if (row.archivedAt === null)
      throw new StratumError(problem('CONFLICT', ['id'], { revision: row.revision }, 'trait'));
    const meaning = await readMeaning(tx);
    const { key, nameEn, nameZh, unit, definition } = row;
    const back = { key, label: { en: nameEn, zh: nameZh }, unit, definition };
    const catalog = withTrait(meaning.catalog, back);
    StratumError.throwIfAny(
      traitProblems(key, { ...meaning, catalog }, meaning.asOf, ['definition']),
    );
    const [saved] = await tx
      .update(trait)
      .set({ archivedAt: null, revision: sql`${trait.revision} + 1`, updatedAt: sql`now()` })
      .where(eq(trait.id, id))
      .returning({ id: trait.id, key: trait.key, revision: trait.revision });
    return saved as TraitHandle;
  });
}
