import type { Executor } from '@/db/client';
import { trait } from '@/db/schema/index';
import type { Catalog } from '@/server/domain/catalog/catalog';
import type { Sentence } from '@/server/domain/rule/describe-rule';
import { describeTrait } from '@/server/domain/trait/describe-trait';
import type { TraitDefinition } from '@/server/domain/trait/trait';
import { type Locale, locales } from '../context';
import { getSettings } from '../settings/get-settings';

export type ToldTrait = Readonly<Record<Locale, Sentence>>;

/** Tells definitions in every language; names of archived traits are known too. */
export async function traitTeller(
  db: Executor,
  catalog: Catalog,
): Promise<(definition: TraitDefinition) => ToldTrait> {
  const { currency } = await getSettings({ db });
  const names = await db.select({ key: trait.key, en: trait.nameEn, zh: trait.nameZh }).from(trait);
  const traits = Object.fromEntries(names.map(({ key, en, zh }) => [key, { en, zh }]));
  return (definition) =>
    Object.fromEntries(
      locales.map((language) => [
        language,
        describeTrait(definition, { catalog, language, currency, traits }),
      ]),
    ) as Record<Locale, Sentence>;
}
