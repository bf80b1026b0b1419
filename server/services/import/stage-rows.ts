import { once } from 'node:events';
import type { Sql } from 'postgres';
import { quoteIdentifier } from '@/server/domain/catalog/identifiers';
import { copyRowWriter } from './copy-row';
import { type ImportPlan, physicalColumns, postgresType } from './import-plan';
import type { TableFile } from './table-file';

/** The temporary table of this session that holds the file's rows until they land. */
export const stage = 'import_stage';

export type StageProgress = {
  /** Called about every tenth of a second; throwing stops the import. */
  onRows(rows: number): Promise<void>;
};

/**
 * Reads the file into the staging table, batch by batch and in step with the server,
 * so that memory does not grow with the file. Returns how many rows were read.
 */
export async function stageRows(
  session: Sql,
  plan: ImportPlan,
  file: TableFile,
  progress: StageProgress,
): Promise<number> {
  await session.unsafe(createStage(plan));
  const copy = await session
    .unsafe(`copy ${stage} (${stageColumns(plan).join(', ')}) from stdin`)
    .writable();
  const failed = once(copy, 'error').then(([error]) => Promise.reject(error));
  failed.catch(() => undefined);
  const write = copyRowWriter(plan);
  let rows = 0;
  let reported = Date.now();
  try {
    for await (const batch of file.batches()) {
      const lines = batch.map(write).filter((line) => line !== null);
      rows += lines.length;
      if (lines.length > 0 && !copy.write(lines.join('')))
        await Promise.race([once(copy, 'drain'), failed]);
      if (Date.now() - reported < 100) continue;
      reported = Date.now();
      await progress.onRows(rows);
    }
    copy.end();
    await Promise.race([once(copy, 'finish'), failed]);
  } catch (error) {
    copy.destroy(error as Error);
    throw error;
  }
  await progress.onRows(rows);
  return rows;
}

function stageColumns(plan: ImportPlan): readonly string[] {
  return [
    '_line',
    '_bad_column',
    '_bad_code',
    '_bad_value',
    '_bad_key',
    ...(plan.customer ? ['_customer_key'] : []),
    ...plan.columns.flatMap((column) => physicalColumns(column).map(({ name }) => name)),
  ];
}

function createStage(plan: ImportPlan): string {
  const fields = plan.columns.flatMap((column) =>
    physicalColumns(column).map(({ name, type }) => `${name} ${type}`),
  );
  const customer = plan.customer ? [`_customer_key ${postgresType(plan.customer.type)}`] : [];
  const own = [
    '_line bigint not null',
    '_bad_column text',
    '_bad_code text',
    '_bad_value text',
    `_bad_key ${postgresType(plan.key.type)}`,
  ];
  return `create temporary table ${quoteIdentifier(stage)} (${[...own, ...customer, ...fields].join(', ')})`;
}
