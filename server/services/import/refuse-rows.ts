import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { importRun } from '@/db/schema/index';
import { showText } from '@/server/domain/import/storable-text';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { ImportPlan } from './import-plan';
import type { SettledStage } from './settle-stage';

/** Keeps the rows set aside with their import, so that they can be fetched later. */
export async function keepBadRows(tx: Transaction, importId: string): Promise<void> {
  await tx.execute(sql`
    insert into import_bad_row (import_id, line, "column", code, value)
    select ${importId}::uuid, line, bad_column, bad_code, bad_value
    from import_stage where bad_code is not null`);
}

/**
 * Ends an import of which no row fits: the run is failed and keeps its bad rows, no
 * table is touched. Gives the refusal BAD_ROWS with the commonest reason and its first place.
 */
export async function refuseRows(
  tx: Transaction,
  plan: ImportPlan,
  { bad }: SettledStage,
  importId: string,
): Promise<StratumError> {
  const [commonest] = await tx.execute<{
    code: string;
    count: string;
    line: string;
    column: string;
  }>(sql`
    select bad_code as code, count(*) as count, min(line) as line, bad_column as "column"
    from import_stage where bad_code is not null
    group by bad_code, bad_column order by count(*) desc, min(line) limit 1`);
  if (!commonest) throw new Error('rows are refused but none was set aside');
  const { code, count, line, column } = commonest;
  const told = problem(
    'BAD_ROWS',
    [],
    {
      ...{ rows: bad, count: Number(count), line: Number(line) },
      ...{ column: showText(column), importId },
    },
    code,
  );
  await keepBadRows(tx, importId);
  await tx
    .update(importRun)
    .set({
      ...{ tableId: plan.tableId, state: 'failed', error: told },
      ...{ rowsRead: bad, rowsBad: bad, finishedAt: sql`now()` },
    })
    .where(eq(importRun.id, importId));
  return new StratumError(told);
}
