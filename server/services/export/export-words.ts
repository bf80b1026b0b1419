import dataEn from '@/messages/en/data.json';
import en from '@/messages/en/exports.json';
import dataZh from '@/messages/zh-CN/data.json';
import zh from '@/messages/zh-CN/exports.json';
import type { FieldType, Label } from '@/server/domain/catalog/catalog';
import type { Locale } from '../context';
import type { ExportColumn } from './exported-list';

type Words = typeof en;
type Columns = keyof Words['columns'];
type Vocabulary = keyof Words['words'] | 'badRow';

const words: Record<Locale, Words> = { en, 'zh-CN': zh };
const badRow = { en: dataEn.badRow, 'zh-CN': dataZh.badRow };

/** The name of a list in a language. */
export function titleOf(locale: Locale, list: keyof Words['lists']): string {
  return words[locale].lists[list];
}

/** A column of a list of ours, with its head in a language; with a vocabulary its values are called by it. */
export function ownColumn(
  locale: Locale,
  key: Columns,
  type: FieldType,
  vocabulary: Vocabulary | null = null,
): ExportColumn {
  const heading = words[locale].columns[key];
  return { key, heading, type, words: vocabulary && wordsOf(locale, vocabulary) };
}

/** What stored values are called in a language. */
export function wordsOf(locale: Locale, vocabulary: Vocabulary): ReadonlyMap<string, string> {
  return new Map(Object.entries(vocabularyOf(locale, vocabulary)));
}

function vocabularyOf(locale: Locale, vocabulary: Vocabulary): Readonly<Record<string, string>> {
  if (vocabulary === 'badRow') return badRow[locale];
  return words[locale].words[vocabulary];
}

/** A label in a language; the other one stands in where it is missing. */
export function labelIn(locale: Locale, { en: english, zh: chinese }: Label): string {
  return locale === 'zh-CN' ? chinese || english : english || chinese;
}
