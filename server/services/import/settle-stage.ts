import { catalogSql, relationSql } from '@/db/identifier-sql';
import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { quoteIdentifier } from '@/server/domain/catalog/identifiers';
import { putReplacements } from '../catalog/put-replacements';
import type { ImportPlan } from './import-plan';
import { stage } from './stage-rows';

export type SettledStage = {
  /** Rows that stay, one per key. */
  readonly fitting: number;
  /** Rows that gave way to a later row of the file with the same key. */
  readonly repeated: number;
  readonly bad: number;
};

/**
 * Leaves one row per key in the staging table: choices that gave way are replaced, rows of unknown customers are set
 * aside, of several rows with one key the last stays. Touches no table but the stage.
 */
export async function settleStage(tx: Transaction, plan: ImportPlan): Promise<SettledStage> {
  if (plan.tableId !== null) {
    const choices = plan.columns.filter(({ type }) => type === 'choice');
    await putReplacements(
      tx,
      plan.tableId,
      stage,
      choices.map(({ column }) => column),
    );
  }
  await tx.execute(catalogSql(`analyze ${stage}`));
  if (plan.customer) {
    const { relation, column, header } = plan.customer;
    await tx.execute(sql`
      update import_stage s
      set bad_column = ${header}::text, bad_code = 'UNKNOWN_CUSTOMER', bad_value = left(s.customer_key::text, 200)
      where s.bad_code is null and not exists (
        select from ${relationSql(relation)} c where c.${catalogSql(quoteIdentifier(column))} = s.customer_key)`);
  }
  const key = quoteIdentifier(plan.key.column);
  const removed = await tx.execute(
    catalogSql(`
      delete from ${stage} s
      using (select ${key} as key, max(line) as line from ${stage} where bad_code is null group by ${key} having count(*) > 1) last
      where s.bad_code is null and s.${key} = last.key and s.line < last.line`),
  );
  const [rows] = await tx.execute<{ fitting: string; bad: string }>(
    catalogSql(`select count(*) filter (where bad_code is null) as fitting,
      count(distinct line) filter (where bad_code is not null) as bad from ${stage}`),
  );
  return { fitting: Number(rows?.fitting), repeated: removed.count, bad: Number(rows?.bad) };
}
