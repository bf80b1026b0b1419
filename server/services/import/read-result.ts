import { asc, eq, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { catalogTable, importBadRow, importRun } from '@/db/schema/index';
import type { ImportMode } from '@/server/domain/import/import-mode';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import { ImportMapping, tableKeyOf } from './import-input';

export type BadRow = {
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly value: string | null;
};

export type ImportResult = {
  readonly importId: string;
  readonly table: string;
  readonly fileName: string;
  readonly mode: ImportMode;
  /** Rows of the file with at least one value, bad and repeated ones included. */
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Rows taken out of use. */
  readonly removed: number;
  readonly repeated: number;
  readonly bad: number;
  /** The first 1,000 rows set aside; the import's page has them all. */
  readonly badRows: readonly BadRow[];
  /** Customers who are new or whose rows changed. */
  readonly customers: number;
  readonly completeThrough: Instant | null;
};

const badRowsTold = 1_000;

/** What an import that is done did, as it stands in the database. */
export async function readResult(db: Executor, importId: string): Promise<ImportResult> {
  const [found] = await db
    .select({
      run: importRun,
      completeThrough: catalogTable.completeThrough,
      customers: sql<string>`(select count(*) from change c
        join change_batch b on b.id = c.batch_id where b.import_id = ${importRun.id})`,
    })
    .from(importRun)
    .leftJoin(catalogTable, eq(catalogTable.id, importRun.tableId))
    .where(eq(importRun.id, importId));
  if (!found) throw new Error('the import was lost');
  const { run, completeThrough } = found;
  const counted = run.rowsNew + run.rowsChanged + run.rowsUnchanged + run.rowsBad;
  const named = run.mode === 'delete' ? run.rowsRemoved : 0;
  return {
    importId,
    table: tableKeyOf(ImportMapping.parse(run.mapping)),
    fileName: run.fileName,
    mode: run.mode,
    rows: run.rowsRead,
    new: run.rowsNew,
    changed: run.rowsChanged,
    unchanged: run.rowsUnchanged,
    removed: run.rowsRemoved,
    repeated: run.rowsRead - counted - named,
    bad: run.rowsBad,
    badRows: await readBadRows(db, importId, badRowsTold),
    customers: Number(found.customers),
    completeThrough: completeThrough === null ? null : toInstant(completeThrough),
  };
}

/** The first rows that an import or a check set aside, by line. */
export async function readBadRows(
  db: Executor,
  importId: string,
  most: number,
): Promise<readonly BadRow[]> {
  return db
    .select({
      line: importBadRow.line,
      column: importBadRow.column,
      code: importBadRow.code,
      value: importBadRow.value,
    })
    .from(importBadRow)
    .where(eq(importBadRow.importId, importId))
    .orderBy(asc(importBadRow.line), asc(importBadRow.column))
    .limit(most);
}
