import en from '@/messages/en/rule.json';
import zh from '@/messages/zh-CN/rule.json';
import type { Catalog, Label } from '../../catalog/catalog';

export type Language = 'en' | 'zh-CN';
export type Words = typeof en;

const words: Record<Language, Words> = { en, 'zh-CN': zh };

export type Names = Readonly<Record<string, Label>>;

/**
 * What a sentence is told with. Segments and traits that the catalog does not hold, such
 * as drafts, may be named beside it; unknown ones are told by their keys.
 */
export type SentenceContext = {
  readonly catalog: Catalog;
  readonly language: Language;
  /** ISO code of the workspace's currency; money is told without a sign when it is absent. */
  readonly currency?: string | undefined;
  readonly segments?: Names | undefined;
  readonly traits?: Names | undefined;
};

export function segmentNames({ catalog, segments }: SentenceContext): Names {
  return { ...namesOf(catalog.segments), ...segments };
}

export function traitNames({ catalog, traits }: SentenceContext): Names {
  return { ...namesOf(catalog.traits), ...traits };
}

function namesOf(named: readonly { readonly key: string; readonly label: Label }[]): Names {
  return Object.fromEntries(named.map(({ key, label }) => [key, label]));
}

export function wordsOf(context: SentenceContext): Words {
  return words[context.language];
}

/** The label in the sentence's language; the other one where it is missing. */
export function labelOf(label: Label, language: Language): string {
  return language === 'en' ? label.en || label.zh : label.zh || label.en;
}
