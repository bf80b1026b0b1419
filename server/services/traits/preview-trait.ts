import * as z from 'zod';
import type { FieldType } from '@/server/domain/catalog/catalog';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Instant } from '@/server/domain/time/instant';
import { TraitKey } from '@/server/domain/trait/trait';
import { traitKeyFromName } from '@/server/domain/trait/trait-key';
import { definedValue } from '@/server/domain/trait/find-trait-value';
import type { Context } from '../context';
import { readMeaning } from '../segments/read-meaning';
import { distributeTraits } from './distribute-traits';
import type { Distributed } from './read-distribution';
import { requireDefinition, traitProblems, withTrait } from './sound-trait';
import { DraftTrait } from './trait-input';

export const PreviewTraitInput = z.strictObject({
  /** The trait that is edited; without it a new one. */
  key: TraitKey.optional(),
  definition: DraftTrait,
});
export type PreviewTraitInput = z.input<typeof PreviewTraitInput>;

export type PreviewedTrait = Distributed & {
  /** The data clock. */
  readonly asOf: Instant;
  readonly type: FieldType;
  readonly milliseconds: number;
};

/**
 * How the values of a draft lie over all customers as of the data clock. Throws every
 * problem of the definition by its path, TIMED_OUT after five seconds, and CANCELLED
 * when the signal fires, which also cancels the statement.
 */
export async function previewTrait(
  ctx: Context,
  input: PreviewTraitInput,
  signal?: AbortSignal,
): Promise<PreviewedTrait> {
  const { key, definition: json } = PreviewTraitInput.parse(input);
  const definition = requireDefinition(json, []);
  const { asOf, ...meaning } = await readMeaning(ctx.db);
  const taken = new Set(meaning.catalog.traits.map((one) => one.key));
  const own = key ?? traitKeyFromName('draft', taken);
  const draft = { key: own, label: { en: own, zh: own }, unit: '', definition };
  const drafted = { ...meaning, catalog: withTrait(meaning.catalog, draft) };
  StratumError.throwIfAny(traitProblems(own, drafted, asOf, []));
  const started = performance.now();
  const found = (await distributeTraits(ctx, [own], drafted, asOf, signal)).get(own);
  const value = definedValue(definition, drafted.catalog);
  if (!found || !value) throw new Error('a sound trait without a distribution');
  const milliseconds = Math.round(performance.now() - started);
  return { ...found, asOf, type: value.type, milliseconds };
}
