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
 * Leaves one row per key in the staging table: choices that gave way are replaced,
 * rows of unknown customers, and of unknown keys in a list of rows to delete, are set
 * aside; of several rows with one key the last stays. Touches no table but the stage.
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
  const key = quoteIdentifier(plan.key.column);
  if (plan.customer)
    await setAsideUnknown(
      tx,
      { ...plan.customer, staged: '_customer_key', key },
      'UNKNOWN_CUSTOMER',
    );
  if (plan.mode === 'delete')
    await setAsideUnknown(
      tx,
      { relation: plan.relation, ...plan.key, staged: key, key },
      'UNKNOWN_ROW',
    );
  const removed = await tx.execute(
    catalogSql(`
      delete from ${stage} s
      using (select ${key} as key, max(_line) as line from ${stage} where _bad_code is null group by ${key} having count(*) > 1) last
      where s._bad_code is null and s.${key} = last.key and s._line < last.line`),
  );
  const [rows] = await tx.execute<{ fitting: string; bad: string }>(
    catalogSql(`select count(*) filter (where _bad_code is null) as fitting,
      count(distinct _line) filter (where _bad_code is not null) as bad from ${stage}`),
  );
  return { fitting: Number(rows?.fitting), repeated: removed.count, bad: Number(rows?.bad) };
}

type Reference = {
  /** Where the value has to be found. */
  readonly relation: string;
  readonly column: string;
  readonly header: string;
  /** The columns of the stage that hold it and the row's key, quoted. */
  readonly staged: string;
  readonly key: string;
};

async function setAsideUnknown(
  tx: Transaction,
  { relation, column, header, staged, key }: Reference,
  code: 'UNKNOWN_CUSTOMER' | 'UNKNOWN_ROW',
): Promise<void> {
  const value = catalogSql(`s.${staged}`);
  await tx.execute(sql`
    update import_stage s
    set _bad_column = ${header}::text, _bad_code = ${code}::text, _bad_value = left(${value}::text, 200),
      _bad_key = ${catalogSql(`s.${key}`)}
    where s._bad_code is null and not exists (
      select from ${relationSql(relation)} c where c.${catalogSql(quoteIdentifier(column))} = ${value})`);
}
