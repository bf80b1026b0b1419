import { eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import { trait } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { Revision } from '../segments/segment-input';
import { findTrait, lockTraits, type TraitHandle } from './find-trait';
import { TraitId } from './trait-input';
import { readTraitUsers } from './trait-users';

export const ArchiveTraitInput = z.strictObject({ id: TraitId, revision: Revision });
export type ArchiveTraitInput = z.input<typeof ArchiveTraitInput>;

/**
 * Puts a trait away: no rule can name it any more, and its versions stay. Refuses
 * IN_USE, naming them, while other traits, published rules or drafts name it.
 */
export async function archiveTrait(ctx: Context, input: ArchiveTraitInput): Promise<TraitHandle> {
  const { id, revision } = ArchiveTraitInput.parse(input);
  return ctx.db.transaction(async (tx) => {
    await lockTraits(tx);
    const row = await findTrait(tx, id, revision);
    if (row.archivedAt !== null)
      throw new StratumError(problem('CONFLICT', ['id'], { revision: row.revision }, 'trait'));
    const users = (await readTraitUsers(tx))(row.key);
    if (users.length > 0) {
      const say = (en: string, zh: string) => (ctx.locale === 'en' ? en : zh);
      const said = users.map(({ name }) => say(name.en, name.zh));
      const params = { name: say(row.nameEn, row.nameZh), users: [...new Set(said)].join(', ') };
      throw new StratumError(problem('IN_USE', ['id'], params, 'trait'));
    }
    const [saved] = await tx
      .update(trait)
      .set({
        archivedAt: sql`now()`,
        revision: sql`${trait.revision} + 1`,
        updatedAt: sql`now()`,
      })
      .where(eq(trait.id, id))
      .returning({ id: trait.id, key: trait.key, revision: trait.revision });
    return saved as TraitHandle;
  });
}
