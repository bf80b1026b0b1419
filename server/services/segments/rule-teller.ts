import { segment } from '@/db/schema/index';
import { describeCondition, describeRule, type Sentence } from '@/server/domain/rule/describe-rule';
import { parseRule } from '@/server/domain/rule/parse-rule';
import type { Rule } from '@/server/domain/rule/rule';
import type { SentenceContext } from '@/server/domain/rule/sentence/words';
import { findCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { getSettings } from '../settings/get-settings';

export type ToldRule = Sentence & {
  /** The conditions alone, for where room is short. */
  readonly short: string;
};

/** Tells rules in the caller's language; null for what does not read as a rule, or before the first import. */
export async function ruleTeller(ctx: Context): Promise<(rule: unknown) => ToldRule | null> {
  const [catalog, { currency }, names] = await Promise.all([
    findCatalog(ctx.db),
    getSettings(ctx),
    ctx.db.select({ key: segment.key, en: segment.nameEn, zh: segment.nameZh }).from(segment),
  ]);
  if (!catalog) return () => null;
  const segments = Object.fromEntries(names.map(({ key, en, zh }) => [key, { en, zh }]));
  const context = { catalog, language: ctx.locale, currency, segments };
  return (rule) => {
    const parsed = parseRule(rule);
    if (!parsed.ok) return null;
    const sentence = describeRule(parsed.value, context);
    return { ...sentence, short: shorten(parsed.value, sentence, context) };
  };
}

function shorten(rule: Rule, sentence: Sentence, context: SentenceContext): string {
  if (rule.kind === 'everyone') return sentence.text;
  if (rule.kind === 'group' && (rule.not || rule.combinator !== 'and')) return sentence.text;
  const alone = rule.kind === 'group' ? rule.rules : [rule];
  const conditions = alone.map((one) => describeCondition(one, context).text);
  if (conditions.length === 0) return sentence.text;
  if (context.language === 'zh-CN') return conditions.join('；');
  const told = conditions.join('; ');
  return told.charAt(0).toLocaleUpperCase('en') + told.slice(1);
}
