import * as z from 'zod';
import { describeResolvedWindows } from '@/server/domain/rule/describe-resolved-windows';
import { describeRule, type Sentence } from '@/server/domain/rule/describe-rule';
import { parseRule } from '@/server/domain/rule/parse-rule';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Instant } from '@/server/domain/time/instant';
import { dataClock } from '../catalog/data-clock';
import { loadCatalog } from '../catalog/load-catalog';
import type { Context, Locale } from '../context';
import { getSettings } from '../settings/get-settings';
import { resolveAsOf } from './prepare-evaluation';

export const TellRuleInput = z.strictObject({ rule: z.unknown(), asOf: z.string().optional() });
export type TellRuleInput = z.infer<typeof TellRuleInput>;

export type ToldRule = {
  readonly asOf: Instant;
  readonly told: Readonly<
    Record<Locale, { readonly sentence: Sentence; readonly windows: readonly string[] }>
  >;
};

/** A rule as a sentence in every language, with its windows as of an instant. Reads no customer. */
export async function tellRule(ctx: Context, input: TellRuleInput): Promise<ToldRule> {
  const parsed = parseRule(input.rule);
  if (!parsed.ok) {
    StratumError.throwIfAny(parsed.problems);
    throw new Error('a refusal without a problem');
  }
  const rule = parsed.value;
  const [catalog, { calendar, currency }] = await Promise.all([
    loadCatalog(ctx.db),
    getSettings(ctx),
  ]);
  const asOf =
    input.asOf === undefined ? await dataClock(ctx.db) : resolveAsOf(input.asOf, calendar);
  const tell = (language: Locale) => ({
    sentence: describeRule(rule, { catalog, language, currency }),
    windows: describeResolvedWindows(rule, calendar, asOf, { catalog, language }),
  });
  return { asOf, told: { en: tell('en'), 'zh-CN': tell('zh-CN') } };
}
