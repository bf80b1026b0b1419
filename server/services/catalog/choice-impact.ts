import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { columnSql, relationSql } from '@/db/identifier-sql';
import { findField, tablesOf } from '@/server/domain/catalog/catalog';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { type Dependants, listDependants } from './list-dependants';
import { loadCatalog } from './load-catalog';

export const ChoiceImpactInput = z.strictObject({
  table: z.string().min(1).max(100),
  field: z.string().min(1).max(200),
  choice: z.string().min(1).max(500),
});
export type ChoiceImpactInput = z.infer<typeof ChoiceImpactInput>;

/** What replacing a choice would change. */
export type ChoiceImpact = Dependants & {
  /** Rows that hold it, those out of use included. */
  readonly rows: number;
};

/** Counts the rows that hold a choice and names the segments and traits that ask for it. Refuses NOT_FOUND. */
export async function choiceImpact(
  ctx: Context,
  { table: tableKey, field: fieldKey, choice }: ChoiceImpactInput,
): Promise<ChoiceImpact> {
  const table = tablesOf(await loadCatalog(ctx.db)).find(({ key }) => key === tableKey);
  const field = table && findField(table, fieldKey);
  if (!table || field?.type !== 'choice') throw new StratumError(problem('NOT_FOUND', ['field']));
  const [row] = await ctx.db.execute<{ rows: string }>(sql`
    select count(*) as rows from ${relationSql(table.relation)} t
    where ${columnSql('t', field.column)} = ${choice}`);
  const users = await listDependants(ctx.db, {
    ...{ kind: 'choice', table: tableKey, field: fieldKey, choice },
  });
  return { rows: Number(row?.rows ?? 0), ...users };
}
