import type { Context } from '../context';
import type { Instant } from '@/server/domain/time/instant';
import { findCatalog } from '../catalog/load-catalog';
import { readMeaning } from '../segments/read-meaning';
import { distributeTraits } from './distribute-traits';
import type { Distributed } from './read-distribution';
import { traitProblems } from './sound-trait';

export type TraitDistributions = {
  readonly asOf: Instant | null;
  /** By key; a trait that has lost its meaning has none. */
  readonly traits: Readonly<Record<string, Distributed>>;
};

/** The distributions of all traits in use as of the data clock, out of one statement. */
export async function traitDistributions(
  ctx: Context,
  signal?: AbortSignal,
): Promise<TraitDistributions> {
  if ((await findCatalog(ctx.db)) === null) return { asOf: null, traits: {} };
  const { asOf, ...meaning } = await readMeaning(ctx.db);
  const sound = meaning.catalog.traits
    .map(({ key }) => key)
    .filter((key) => traitProblems(key, meaning, asOf, []).length === 0);
  const found = await distributeTraits(ctx, sound, meaning, asOf, signal);
  return { asOf, traits: Object.fromEntries(found) };
}
