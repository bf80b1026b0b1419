import { segment } from '@/db/schema/index';
import { describeRule, type Sentence } from '@/server/domain/rule/describe-rule';
import { parseRule } from '@/server/domain/rule/parse-rule';
import { findCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { getSettings } from '../settings/get-settings';

/** Tells rules in the caller's language; null for what does not read as a rule, or before the first import. */
export async function ruleTeller(ctx: Context): Promise<(rule: unknown) => Sentence | null> {
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
    return parsed.ok ? describeRule(parsed.value, context) : null;
  };
}
