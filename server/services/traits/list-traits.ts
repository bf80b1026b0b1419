import { asc, eq, isNull } from 'drizzle-orm';
import * as z from 'zod';
import { trait, user } from '@/db/schema/index';
import type { FieldType, Label } from '@/server/domain/catalog/catalog';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import type { TraitDefinition } from '@/server/domain/trait/trait';
import { definedValue } from '@/server/domain/trait/find-trait-value';
import { findCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { type ToldTrait, traitTeller } from './trait-teller';
import { readTraitUsers } from './trait-users';

export const ListTraitsInput = z.strictObject({
  /** Whether archived traits are listed too. */
  archived: z.boolean().default(false),
});
export type ListTraitsInput = z.input<typeof ListTraitsInput>;

export type ListedTrait = {
  readonly id: string;
  readonly key: string;
  readonly name: Label;
  readonly description: string;
  readonly unit: string;
  readonly kind: TraitDefinition['kind'];
  /** What its values are; null when its table or field is gone. */
  readonly type: FieldType | null;
  readonly told: ToldTrait;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly version: number;
  readonly revision: number;
  readonly usedBy: { readonly segments: number; readonly traits: number };
  readonly updatedAt: Instant;
  readonly archivedAt: Instant | null;
};

/** Traits by key; none before the first import. */
export async function listTraits(
  ctx: Context,
  input: ListTraitsInput,
): Promise<readonly ListedTrait[]> {
  const { archived } = ListTraitsInput.parse(input);
  const catalog = await findCatalog(ctx.db);
  if (!catalog) return [];
  const [tell, usersOf, rows] = await Promise.all([
    traitTeller(ctx.db, catalog),
    readTraitUsers(ctx.db),
    ctx.db
      .select({ trait, ownerName: user.name })
      .from(trait)
      .leftJoin(user, eq(user.id, trait.ownerId))
      .where(archived ? undefined : isNull(trait.archivedAt))
      .orderBy(asc(trait.key)),
  ]);
  return rows.map(({ trait: row, ownerName }) => {
    const using = usersOf(row.key);
    const segments = using.filter(({ kind }) => kind === 'segment');
    return {
      ...{ id: row.id, key: row.key, name: { en: row.nameEn, zh: row.nameZh } },
      ...{ description: row.description, unit: row.unit, kind: row.definition.kind },
      type: definedValue(row.definition, catalog)?.type ?? null,
      told: tell(row.definition),
      owner: row.ownerId === null ? null : { id: row.ownerId, name: ownerName ?? '' },
      ...{ version: row.version, revision: row.revision },
      usedBy: {
        segments: new Set(segments.map(({ id }) => id)).size,
        traits: using.length - segments.length,
      },
      updatedAt: toInstant(row.updatedAt),
      archivedAt: row.archivedAt === null ? null : toInstant(row.archivedAt),
    };
  });
}
