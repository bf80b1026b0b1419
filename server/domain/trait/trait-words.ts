import en from '@/messages/en/traits.json';
import zh from '@/messages/zh-CN/traits.json';
import type { Language } from '../rule/sentence/words';

export type TraitWords = (typeof en)['definition'];

const words: Record<Language, TraitWords> = { en: en.definition, 'zh-CN': zh.definition };

export function traitWordsOf(language: Language): TraitWords {
  return words[language];
}
