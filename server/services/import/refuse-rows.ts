import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { importRun } from '@/db/schema/index';
import { showText } from '@/server/domain/import/storable-text';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { ImportPlan } from './import-plan';
import type { SettledStage } from './settle-stage';

/** Keeps the rows set aside with their import or check, so that they can be fetched later. */
export async function keepBadRows(tx: Transaction, importId: string): Promise<void> {
  await tx.execute(sql`
    insert into import_bad_row (import_id, line, "column", code, value)
    select ${importId}::uuid, _line, _bad_column, _bad_code, _bad_value
    from import_stage where _bad_code is not null
    on conflict do nothing`);
}

/**
 * Ends an import whose rows do not fit: the run is failed and keeps its bad rows, no
 * table is touched. Gives the refusal BAD_ROWS: with the commonest reason and its first
 * place when no row fits, else with how many do.
 */
export async function refuseRows(
  tx: Transaction,
  plan: ImportPlan,
  { bad, fitting }: SettledStage,
  importId: string,
): Promise<StratumError> {
  const [commonest] = await tx.execute<{
    code: string;
    count: string;
    line: string;
    column: string;
  }>(sql`
    select _bad_code as code, count(*) as count, min(_line) as line, _bad_column as "column"
    from import_stage where _bad_code is not null
    group by _bad_code, _bad_column order by count(*) desc, min(_line) limit 1`);
  if (!commonest) throw new Error('rows are refused but none was set aside');
  const { code, count, line, column } = commonest;
  const told = problem(
    'BAD_ROWS',
    [],
    {
      ...{ rows: bad, fitting, count: Number(count), line: Number(line) },
      ...{ column: showText(column), importId },
    },
    fitting === 0 ? code : 'some',
  );
  await keepBadRows(tx, importId);
  await tx
    .update(importRun)
    .set({
      ...{ tableId: plan.tableId, state: 'failed', error: told },
      ...{ rowsRead: bad + fitting, rowsBad: bad, finishedAt: sql`now()` },
    })
    .where(eq(importRun.id, importId));
  return new StratumError(told);
}
