import type { Catalog } from '@/server/domain/catalog/catalog';
import { compileTraitValues } from '@/server/domain/evaluation/compile-trait-values';
import type { Path, Problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Instant } from '@/server/domain/time/instant';
import { placeUnder } from '@/server/domain/problem/place-under';
import { parseTrait } from '@/server/domain/trait/parse-trait';
import type { Trait, TraitDefinition } from '@/server/domain/trait/trait';
import { everyoneAt, type Meaning } from '../refresh/stage-evaluation';

/** The catalog with a trait in it, in place of the one with its key. */
export function withTrait(catalog: Catalog, trait: Trait): Catalog {
  const others = catalog.traits.filter(({ key }) => key !== trait.key);
  return { ...catalog, traits: [...others, trait] };
}

/** The definition, when it reads as one; else a refusal with all its problems under `path`. */
export function requireDefinition(json: unknown, path: Path): TraitDefinition {
  const parsed = parseTrait(json);
  if (parsed.ok) return parsed.value;
  StratumError.throwIfAny(placeUnder(path, parsed.problems));
  throw new Error('a refusal without a problem');
}

/** What is wrong with a trait of the catalog, placed under `path`; empty when its values can be found. */
export function traitProblems(
  key: string,
  meaning: Meaning,
  asOf: Instant,
  path: Path,
): readonly Problem[] {
  const compiled = compileTraitValues([key], meaning, everyoneAt(asOf));
  if (!('refused' in compiled)) return [];
  return placeUnder(
    path,
    compiled.refused.flatMap(({ problems }) => problems),
  );
}
