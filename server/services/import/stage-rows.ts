import { once } from 'node:events';
import type { Sql } from 'postgres';
import { quoteIdentifier } from '@/server/domain/catalog/identifiers';
import { copyRowWriter } from './copy-row';
import type { CsvFile } from './csv-file';
import { type ImportPlan, physicalColumns, postgresType } from './import-plan';

const chunkCharacters = 131_072;

/** The temporary table of this session that holds the file's rows until they land. */
export const stage = 'import_stage';

export type StageProgress = {
  /** Called about every tenth of a second; throwing stops the import. */
  onRows(rows: number): Promise<void>;
};

/**
 * Reads the file into the staging table, row by row and in step with the server,
 * so that memory does not grow with the file. Returns how many rows were read.
 */
export async function stageRows(
  session: Sql,
  plan: ImportPlan,
  file: CsvFile,
  progress: StageProgress,
): Promise<number> {
  await session.unsafe(createStage(plan));
  const copy = await session
    .unsafe(`copy ${stage} (${stageColumns(plan).join(', ')}) from stdin`)
    .writable();
  const failed = once(copy, 'error').then(([error]) => Promise.reject(error));
  failed.catch(() => undefined);
  const write = copyRowWriter(plan);
  let pending = '';
  let rows = 0;
  let reported = Date.now();
  const send = async () => {
    const full = !copy.write(pending);
    pending = '';
    if (full) await Promise.race([once(copy, 'drain'), failed]);
  };
  try {
    for await (const row of file.rows()) {
      const text = write(row);
      if (text === null) continue;
      rows += 1;
      pending += text;
      if (pending.length < chunkCharacters) continue;
      await send();
      if (Date.now() - reported < 100) continue;
      reported = Date.now();
      await progress.onRows(rows);
    }
    if (pending !== '') await send();
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
    'line',
    'bad_column',
    'bad_code',
    'bad_value',
    ...(plan.customer ? ['customer_key'] : []),
    ...plan.columns.flatMap((column) => physicalColumns(column).map(({ name }) => name)),
  ];
}

function createStage(plan: ImportPlan): string {
  const fields = plan.columns.flatMap((column) =>
    physicalColumns(column).map(({ name, type }) => `${name} ${type}`),
  );
  const customer = plan.customer ? [`customer_key ${postgresType(plan.customer.type)}`] : [];
  const own = ['line bigint not null', 'bad_column text', 'bad_code text', 'bad_value text'];
  return `create temporary table ${quoteIdentifier(stage)} (${[...own, ...customer, ...fields].join(', ')})`;
}
