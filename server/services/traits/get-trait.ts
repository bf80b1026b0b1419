import { desc, eq } from 'drizzle-orm';
import * as z from 'zod';
import { trait, traitVersion, user } from '@/db/schema/index';
import type { Catalog, FieldType, Label } from '@/server/domain/catalog/catalog';
import type { PhrasedProblem } from '@/server/domain/problem/problem';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import { TraitKey, type TraitDefinition } from '@/server/domain/trait/trait';
import { traitsInDefinition } from '@/server/domain/trait/trait-references';
import { definedValue } from '@/server/domain/trait/find-trait-value';
import type { Context } from '../context';
import { phraseProblem } from '../problems/phrase-problem';
import { readMeaning } from '../segments/read-meaning';
import { traitProblems } from './sound-trait';
import { type ToldTrait, traitTeller } from './trait-teller';
import { readTraitUsers, type TraitUser } from './trait-users';

export const GetTraitInput = z.strictObject({ key: TraitKey });
export type GetTraitInput = z.input<typeof GetTraitInput>;

export type TraitVersion = {
  readonly version: number;
  readonly definition: TraitDefinition;
  readonly told: ToldTrait;
  readonly note: string;
  readonly changedBy: string;
  readonly changedAt: Instant;
};

export type TraitDetail = {
  readonly id: string;
  readonly key: string;
  readonly name: Label;
  readonly description: string;
  readonly unit: string;
  readonly type: FieldType | null;
  readonly definition: TraitDefinition;
  readonly told: ToldTrait;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly version: number;
  /** A save states the revision it started from. */
  readonly revision: number;
  /** Why it has no values; empty while it has. */
  readonly problems: readonly PhrasedProblem[];
  /** The traits it is made of. */
  readonly madeOf: readonly { readonly key: string; readonly name: Label }[];
  readonly usedBy: readonly TraitUser[];
  readonly updatedAt: Instant;
  readonly archivedAt: Instant | null;
  /** Newest first. */
  readonly versions: readonly TraitVersion[];
};

/** One trait with its versions and users. Refuses NOT_FOUND. */
export async function getTrait(ctx: Context, input: GetTraitInput): Promise<TraitDetail> {
  const { key } = GetTraitInput.parse(input);
  const [found] = await ctx.db
    .select({ trait, ownerName: user.name })
    .from(trait)
    .leftJoin(user, eq(user.id, trait.ownerId))
    .where(eq(trait.key, key));
  if (!found) throw new StratumError(problem('NOT_FOUND', ['key'], { name: key }, 'trait'));
  const { trait: row, ownerName } = found;
  const meaning = await readMeaning(ctx.db);
  const { catalog, asOf } = meaning;
  const [tell, usersOf] = await Promise.all([traitTeller(ctx.db, catalog), readTraitUsers(ctx.db)]);
  const problems = row.archivedAt === null ? traitProblems(key, meaning, asOf, []) : [];
  return {
    ...{ id: row.id, key, name: { en: row.nameEn, zh: row.nameZh } },
    ...{ description: row.description, unit: row.unit, definition: row.definition },
    type: definedValue(row.definition, catalog)?.type ?? null,
    told: tell(row.definition),
    owner: row.ownerId === null ? null : { id: row.ownerId, name: ownerName ?? '' },
    ...{ version: row.version, revision: row.revision },
    problems: problems.map((one) => phraseProblem(one, ctx.locale)),
    madeOf: madeOf(row.definition, catalog),
    usedBy: usersOf(key),
    updatedAt: toInstant(row.updatedAt),
    archivedAt: row.archivedAt === null ? null : toInstant(row.archivedAt),
    versions: await readVersions(ctx, row.id, tell),
  };
}

function madeOf(definition: TraitDefinition, { traits }: Catalog) {
  return traitsInDefinition(definition).map((key) => ({
    key,
    name: traits.find((one) => one.key === key)?.label ?? { en: key, zh: key },
  }));
}

async function readVersions(
  ctx: Context,
  id: string,
  tell: (definition: TraitDefinition) => ToldTrait,
): Promise<readonly TraitVersion[]> {
  const rows = await ctx.db
    .select({ row: traitVersion, name: user.name })
    .from(traitVersion)
    .leftJoin(user, eq(user.id, traitVersion.changedBy))
    .where(eq(traitVersion.traitId, id))
    .orderBy(desc(traitVersion.version));
  return rows.map(({ row: { version, definition, note, changedBy, changedAt }, name }) => ({
    ...{ version, definition, note, told: tell(definition) },
    changedBy: name ?? changedBy,
    changedAt: toInstant(changedAt),
  }));
}
