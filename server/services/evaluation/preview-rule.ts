import * as z from 'zod';
import {
  type CompiledRule,
  compileEvaluation,
  type RuleAt,
} from '@/server/domain/evaluation/compile-evaluation';
import type { Path } from '@/server/domain/problem/problem';
import type { SqlFragment, SqlValue } from '@/server/domain/predicate/sql-fragment';
import { describeResolvedWindows } from '@/server/domain/rule/describe-resolved-windows';
import type { Rule } from '@/server/domain/rule/rule';
import type { Instant } from '@/server/domain/time/instant';
import type { Context, Locale } from '../context';
import { prepareEvaluation } from './prepare-evaluation';
import { attritionTests, bitTest, previewBits, wholeKey } from './preview-bits';
import { type PreviewSample, readSample } from './preview-sample';
import { runCancellable } from './run-cancellable';

export const PreviewRuleInput = z.strictObject({
  rule: z.unknown(),
  asOf: z.string().optional(),
  /** The key of the segment it is for: a rule must not refer to itself. */
  segment: z.string().optional(),
  /** A rule to count leavers and newcomers against, such as the published one. */
  compareWith: z.unknown().optional(),
});
export type PreviewRuleInput = z.infer<typeof PreviewRuleInput>;

export type ConditionCount = {
  readonly path: Path;
  readonly holds: number;
  /** Customers without a value there; null where nothing can be missing. */
  readonly missing: number | null;
};

export type PreviewedRule = {
  readonly asOf: Instant;
  readonly count: number;
  /** Customers that exist at asOf. */
  readonly total: number;
  readonly milliseconds: number;
  /** Each group and condition judged on its own, by its path in the rule. */
  readonly conditions: readonly ConditionCount[];
  /** Customers left after each top-level condition, when all of them must hold. */
  readonly attrition: readonly number[];
  /** Against the other rule at the same instant; null without one, or when it no longer stands. */
  readonly comparison: { readonly before: number; readonly stay: number } | null;
  readonly sample: PreviewSample;
  readonly windows: Readonly<Record<Locale, readonly string[]>>;
  readonly sql: { readonly text: string; readonly params: readonly SqlValue[] };
};

export const previewTimeoutMs = 5000;
const sampleSize = 20;
const againstKey = 'against';

/**
 * Judges a draft over all customers: its exact count, every condition's own count
 * and a sample of members, out of one evaluation. Throws every problem of the rule,
 * TIMED_OUT after five seconds, and CANCELLED when the signal fires, which also
 * cancels the statement.
 */
export async function previewRule(
  ctx: Context,
  input: PreviewRuleInput,
  signal?: AbortSignal,
): Promise<PreviewedRule> {
  const own = input.segment === undefined ? {} : { segment: input.segment };
  const { compiled, catalog, calendar, asOf } = await prepareEvaluation(ctx, {
    rules: [{ key: wholeKey, rule: input.rule, ...own }],
    asOf: input.asOf,
  });
  const rule = compiled.rules[0]?.rule as Rule;
  const { rules, conditions } = previewBits(rule, catalog);
  const compile = (set: readonly RuleAt[]) =>
    compileEvaluation(
      set,
      { catalog, calendar },
      { asOf, scope: { kind: 'all' }, viewerScope: { kind: 'everyone' }, source: { kind: 'live' } },
    );
  const against = { key: againstKey, rule: input.compareWith, ...own };
  const compares = input.compareWith !== undefined && !('refused' in compile([against]));
  const all = compile(compares ? [...rules, against] : rules);
  if ('refused' in all) throw new Error('a part of a rule was refused that stood as a whole');
  const places = new Map(all.rules.map((one) => [one.key, one]));
  const started = performance.now();
  const counts = await readCounts(ctx, all.fragment, [...places.values()], rule, places, signal);
  const milliseconds = Math.round(performance.now() - started);
  const windowsIn = (language: Locale) =>
    describeResolvedWindows(rule, calendar, asOf, { catalog, language });
  const countOf = (key: string) => counts.holding.get(key) ?? 0;
  return {
    asOf,
    count: countOf(wholeKey),
    total: counts.total,
    milliseconds,
    conditions: conditions.map(({ path, holds, missing }) => ({
      path,
      holds: countOf(holds),
      missing: missing === null ? null : countOf(missing),
    })),
    attrition: counts.attrition,
    comparison: compares ? { before: countOf(againstKey), stay: counts.stay } : null,
    sample: await readSample(ctx, catalog, rule, counts.sampleIds),
    windows: { en: windowsIn('en'), 'zh-CN': windowsIn('zh-CN') },
    sql: compiled.fragment,
  };
}

async function readCounts(
  ctx: Context,
  evaluation: SqlFragment,
  bits: readonly CompiledRule[],
  rule: Rule,
  places: ReadonlyMap<string, CompiledRule>,
  signal: AbortSignal | undefined,
) {
  const whole = places.get(wholeKey) as CompiledRule;
  const against = places.get(againstKey);
  const both = against ? `${bitTest(whole)} and ${bitTest(against)}` : 'false';
  const tests = [...bits.map(bitTest), both, ...attritionTests(rule, places)];
  const text = `with e as materialized (
${evaluation.text}
)
select count(*)::text as total,
  array[${tests.map((test) => `count(*) filter (where ${test})`).join(', ')}]::text[] as counts,
  (select array_agg(s.customer_id::text) from (
    select e.customer_id from e where ${bitTest(whole)}
    order by hashint8(e.customer_id), e.customer_id limit ${sampleSize}
  ) s) as sample
from e`;
  const [row] = await runCancellable<{ total: string; counts: string[]; sample: string[] | null }>(
    ctx.sql,
    { text, params: evaluation.params },
    { signal, timeoutMs: previewTimeoutMs },
  );
  if (!row) throw new Error('no counts');
  const numbers = row.counts.map(Number);
  return {
    total: Number(row.total),
    holding: new Map(bits.map((one, index) => [one.key, numbers[index] ?? 0])),
    stay: numbers[bits.length] ?? 0,
    attrition: numbers.slice(bits.length + 1),
    sampleIds: row.sample ?? [],
  };
}
