import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { importRun } from '@/db/schema/index';
import { enqueueRefresh } from '@/server/jobs/enqueue';
import { dataClock } from '../catalog/data-clock';
import type { Actor } from '../context';
import { recordArrivals } from '../duplicates/record-arrivals';
import type { ComparedRows } from './compare-rows';
import type { ImportPlan } from './import-plan';
import { keepOverwritten } from './keep-overwritten';
import { type Batch, openBatch, recordChanges } from './open-batch';
import { indexTable, type PreparedTable, prepareTable } from './prepare-table';
import { addChoices, type Reach, refreshCatalog } from './refresh-catalog';
import { keepBadRows } from './refuse-rows';
import { removeRows, retireCustomers } from './remove-rows';
import { writeDelta } from './write-delta';

/**
 * Lands the compared rows in this transaction: the rows, the change batch, what they
 * were before, the catalog's counts and the list of bad rows. Either all of it stays
 * or none.
 */
export async function landRows(
  tx: Transaction,
  plan: ImportPlan,
  compared: ComparedRows,
  importId: string,
  actor: Actor,
): Promise<void> {
  const prepared = await prepareTable(tx, plan);
  const { tableId, statedBefore } = prepared;
  const touched = compared.added + compared.changed + compared.removed > 0;
  if (plan.mode !== 'delete') await addChoices(tx, plan, tableId);
  const everyone = plan.kind === 'toOne';
  const batch = touched ? await openBatch(tx, { tableId, importId, everyone }) : null;
  if (batch) await writeRows(tx, plan, compared, tableId, batch);
  if (plan.customer && plan.mode !== 'delete')
    await recordArrivals(tx, { tableId, key: plan.key.column, customers: plan.customer });
  await indexTable(tx, plan);
  const reach = await refreshCatalog(tx, tableId, plan.completeThrough);
  if (batch && plan.kind === 'customer' && compared.removed > 0)
    await retireCustomers(tx, plan, batch, await dataClock(tx));
  await closeRun(tx, importId, plan, compared, prepared, reach);
  if (touched || statedBefore !== reach.stated)
    await enqueueRefresh(tx, { trigger: 'import', actor });
}

async function writeRows(
  tx: Transaction,
  plan: ImportPlan,
  compared: ComparedRows,
  tableId: string,
  batch: Batch,
): Promise<void> {
  await recordChanges(tx, plan, batch);
  await keepOverwritten(tx, plan, batch);
  await writeDelta(tx, plan, tableId, batch);
  if (compared.removed > 0 && plan.kind !== 'customer') await removeRows(tx, plan);
}

async function closeRun(
  tx: Transaction,
  importId: string,
  { signature }: ImportPlan,
  compared: ComparedRows,
  { tableId, table, columns, createdAt, statedBefore }: PreparedTable,
  { stated }: Reach,
): Promise<void> {
  await keepBadRows(tx, importId);
  await tx
    .update(importRun)
    .set({
      tableId,
      signature,
      state: 'done',
      rowsRead: compared.rows,
      rowsNew: compared.added,
      rowsChanged: compared.changed,
      rowsUnchanged: compared.unchanged,
      rowsRemoved: compared.removed,
      rowsBad: compared.bad,
      footprint: { table, columns, createdAt, stated: { before: statedBefore, after: stated } },
      finishedAt: sql`now()`,
    })
    .where(eq(importRun.id, importId));
}
