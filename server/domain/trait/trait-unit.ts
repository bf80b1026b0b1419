import en from '@/messages/en/traits.json';
import zh from '@/messages/zh-CN/traits.json';
import type { Language } from '../rule/sentence/words';

/** Units with words of their own in every language; any other is shown as it was typed. */
export const knownUnits = ['money', 'times', 'days', 'points'] as const;
export type KnownUnit = (typeof knownUnits)[number];

export function isKnownUnit(unit: string): unit is KnownUnit {
  return (knownUnits as readonly string[]).includes(unit);
}

const words: Record<Language, Record<KnownUnit, string>> = { en: en.unit, 'zh-CN': zh.unit };

/** What a unit is called beside a number. */
export function unitWord(unit: string, language: Language): string {
  return isKnownUnit(unit) ? words[language][unit] : unit;
}
