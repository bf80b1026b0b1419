import { and, asc, eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Transaction } from '@/db/client';
import { trait, traitVersion } from '@/db/schema/index';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { TraitDefinition } from '@/server/domain/trait/trait';
import { nameActor } from '../name-actor';
import { isSameJson } from '../refresh/fingerprint';
import { choiceConflict } from './choice-conflict';
import type { RuleChange } from './rewrite-choice-rules';

export const RewrittenTrait = z.strictObject({
  id: z.uuid(),
  version: z.number().int().positive(),
});
export type RewrittenTrait = z.infer<typeof RewrittenTrait>;

/** A new version of every trait whose definition `replace` changes. */
export async function rewriteTraits(
  tx: Transaction,
  change: RuleChange,
  replace: (definition: TraitDefinition) => TraitDefinition,
): Promise<RewrittenTrait[]> {
  const rows = await tx.select().from(trait).orderBy(asc(trait.key)).for('no key update');
  const written: RewrittenTrait[] = [];
  for (const row of rows) {
    const definition = replace(row.definition);
    if (definition === row.definition) continue;
    const version = row.version + 1;
    await keepTraitVersion(tx, row);
    await saveTrait(tx, row.id, version, definition, change);
    written.push({ id: row.id, version });
  }
  return written;
}

/** The definition from before as a version of its own. Refuses CONFLICT when it was changed since. */
export async function restoreTrait(
  tx: Transaction,
  { id, version }: RewrittenTrait,
  change: RuleChange,
  replace: (definition: TraitDefinition) => TraitDefinition,
): Promise<void> {
  const [row] = await tx.select().from(trait).where(eq(trait.id, id)).for('update');
  const [before] = await tx
    .select({ definition: traitVersion.definition })
    .from(traitVersion)
    .where(and(eq(traitVersion.traitId, id), eq(traitVersion.version, version - 1)));
  if (row?.version !== version || !before) throw new StratumError(choiceConflict);
  if (!isSameJson(replace(before.definition), row.definition))
    throw new StratumError(choiceConflict);
  await saveTrait(tx, id, version + 1, before.definition, change);
}

/** The version in force stands in the history already, unless the trait came from elsewhere. */
async function keepTraitVersion(tx: Transaction, row: typeof trait.$inferSelect): Promise<void> {
  await tx
    .insert(traitVersion)
    .values({
      ...{ traitId: row.id, version: row.version, definition: row.definition },
      changedBy: row.ownerId ?? '',
    })
    .onConflictDoNothing();
}

async function saveTrait(
  tx: Transaction,
  id: string,
  version: number,
  definition: TraitDefinition,
  { actor, note }: RuleChange,
): Promise<void> {
  await tx
    .insert(traitVersion)
    .values({ traitId: id, version, definition, note, changedBy: nameActor(actor) });
  await tx
    .update(trait)
    .set({ definition, version, revision: sql`${trait.revision} + 1`, updatedAt: sql`now()` })
    .where(eq(trait.id, id));
}
