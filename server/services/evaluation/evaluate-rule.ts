import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { fragmentSql } from '@/db/execute-fragment';
import { columnSql, relationSql } from '@/db/identifier-sql';
import { findField, type Field } from '@/server/domain/catalog/catalog';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import type { Context } from '../context';
import { prepareEvaluation } from './prepare-evaluation';

export const EvaluateRuleInput = z.strictObject({
  rule: z.unknown(),
  asOf: z.string().optional(),
  ids: z.boolean().optional(),
});
export type EvaluateRuleInput = z.infer<typeof EvaluateRuleInput>;

export type EvaluatedRule = {
  readonly asOf: Instant;
  /** Customers for whom the rule holds. */
  readonly count: number;
  /** Customers that exist at asOf. */
  readonly total: number;
  /** Customer keys, sorted as text; only when asked for. */
  readonly ids?: readonly string[];
};

/**
 * Evaluates one rule over all customers as of an instant or a plain date (its start
 * in the workspace's zone), by default the data clock. Refuses a rule with problems.
 */
export async function evaluateRule(ctx: Context, input: EvaluateRuleInput): Promise<EvaluatedRule> {
  const { compiled, catalog, asOf } = await prepareEvaluation(ctx, {
    rules: [{ key: 'rule', rule: input.rule }],
    asOf: input.asOf,
  });
  const evaluation = fragmentSql(compiled.fragment);
  const [counts] = await ctx.db.execute<{ count: number; total: number }>(sql`
    select (count(*) filter (where e.w1 & 1 = 1))::int as count, count(*)::int as total
    from (${evaluation}) e`);
  if (!counts) throw new Error('no counts');
  const result = { asOf: toInstant(asOf), count: counts.count, total: counts.total };
  if (!input.ids) return result;
  const { customers } = catalog;
  const key = columnSql('c', (findField(customers, customers.keyField) as Field).column);
  const rows = await ctx.db.execute<{ key: string }>(sql`
    select ${key}::text collate "C" as key
    from (${evaluation}) e join ${relationSql(customers.relation)} c using (customer_id)
    where e.w1 & 1 = 1 order by 1`);
  return { ...result, ids: rows.map((row) => row.key) };
}
