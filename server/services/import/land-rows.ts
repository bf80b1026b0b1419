import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { catalogTable, changeBatch, importRun } from '@/db/schema/index';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import { enqueueRefresh } from '@/server/jobs/enqueue';
import type { Actor } from '../context';
import { computeDelta } from './compute-delta';
import type { ImportPlan } from './import-plan';
import { indexTable, prepareTable } from './prepare-table';
import { addChoices, refreshCatalog } from './refresh-catalog';
import { keepBadRows } from './refuse-rows';
import type { SettledStage } from './settle-stage';
import { writeDelta } from './write-delta';

export type LandedRows = {
  readonly tableId: string;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Rows that gave way to a later row of the file with the same key. */
  readonly repeated: number;
  readonly bad: number;
  readonly customers: number;
  readonly completeThrough: Instant | null;
  /** Null when nothing changed. */
  readonly batchId: string | null;
};

/** What an import would do, counted without keeping anything. */
export type ComparedRows = Pick<LandedRows, 'added' | 'changed' | 'unchanged' | 'repeated' | 'bad'>;

/** Compares the settled rows with the stored ones; the caller decides whether the transaction stays. */
export async function compareRows(
  tx: Transaction,
  plan: ImportPlan,
  { repeated, bad }: SettledStage,
): Promise<ComparedRows & { tableId: string }> {
  const tableId = await prepareTable(tx, plan);
  const counts = await computeDelta(tx, plan);
  return { tableId, ...counts, repeated, bad };
}

/**
 * Lands the settled rows in this transaction: the rows, the change batch, old values,
 * the catalog's counts and the list of bad rows. Either all of it stays or none.
 */
export async function landRows(
  tx: Transaction,
  plan: ImportPlan,
  settled: SettledStage,
  importId: string,
  actor: Actor,
): Promise<LandedRows> {
  const compared = await compareRows(tx, plan, settled);
  const { tableId } = compared;
  const touched = compared.added + compared.changed > 0;
  await addChoices(tx, plan, tableId);
  const batchId = touched ? await openBatch(tx, tableId, importId) : null;
  const customers = batchId === null ? 0 : await recordChanges(tx, batchId);
  if (batchId !== null) await writeDelta(tx, plan, tableId, batchId);
  await indexTable(tx, plan);
  await closeRun(tx, tableId, importId, compared);
  const before = await storedCompleteThrough(tx, tableId);
  const completeThrough = await refreshCatalog(tx, plan, tableId);
  if (touched || before !== completeThrough) await enqueueRefresh(tx, { trigger: 'import', actor });
  return { ...compared, customers, batchId, completeThrough };
}

async function storedCompleteThrough(tx: Transaction, tableId: string): Promise<Instant | null> {
  const [row] = await tx
    .select({ completeThrough: catalogTable.completeThrough })
    .from(catalogTable)
    .where(eq(catalogTable.id, tableId));
  return row?.completeThrough ? toInstant(row.completeThrough) : null;
}

async function openBatch(tx: Transaction, tableId: string, importId: string): Promise<string> {
  const [batch] = await tx
    .insert(changeBatch)
    .values({ tableId, importId })
    .returning({ id: changeBatch.id });
  if (!batch) throw new Error('the change batch was not written');
  return batch.id;
}

async function recordChanges(tx: Transaction, batchId: string): Promise<number> {
  const written = await tx.execute(sql`
    insert into change (batch_id, customer_id)
    select ${batchId}::uuid, customer_id from import_delta
    union select ${batchId}::uuid, old_customer from import_delta where old_customer is not null`);
  return written.count;
}

async function closeRun(
  tx: Transaction,
  tableId: string,
  importId: string,
  compared: ComparedRows,
): Promise<void> {
  await keepBadRows(tx, importId);
  await tx
    .update(importRun)
    .set({
      tableId,
      state: 'done',
      rowsRead:
        compared.added + compared.changed + compared.unchanged + compared.repeated + compared.bad,
      rowsNew: compared.added,
      rowsChanged: compared.changed,
      rowsUnchanged: compared.unchanged,
      rowsBad: compared.bad,
      finishedAt: sql`now()`,
    })
    .where(eq(importRun.id, importId));
}
