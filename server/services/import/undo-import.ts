import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Connection, Transaction } from '@/db/client';
import { catalogField, catalogTable, changeBatch, importRun } from '@/db/schema/index';
import type { ImportFootprint } from '@/server/domain/import/import-footprint';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { enqueueRefresh } from '@/server/jobs/enqueue';
import type { Actor, Context } from '../context';
import { openImportSession, takeImportLock } from './import-lock';
import type { ImportProgress } from './import-request';
import { beginRun, failRun } from './import-run';
import { type Batch, openBatch } from './open-batch';
import { type ImportResult, readResult } from './read-result';
import { refreshCatalog } from './refresh-catalog';
import { removeFootprint } from './remove-footprint';
import { requireLatest } from './require-latest';
import { restoreRows } from './restore-rows';

export type UndoRequest = {
  readonly importId: string;
  /** The id of the run that takes it back; asked for again under the same id it is done once. */
  readonly runId: string;
};

/** What is known about an import that is to be taken back. */
export type Undone = {
  readonly importId: string;
  readonly table: typeof catalogTable.$inferSelect;
  /** The physical column of the table's key. */
  readonly keyColumn: string;
  readonly batch: (Batch & { readonly everyone: boolean; readonly landedAt: string }) | null;
  readonly footprint: ImportFootprint;
};

/**
 * Takes a whole import back with one more batch: changed and removed rows are as they
 * were, new ones are gone, and so are a table and columns that came with it unless
 * something uses them. Refuses CONFLICT when it was taken back already or did not land,
 * when something later rests on its rows, and for imports from before this was kept.
 */
export async function undoImport(
  ctx: Context,
  { importId, runId }: UndoRequest,
  progress: ImportProgress = async () => undefined,
): Promise<ImportResult> {
  const session = openImportSession(ctx.sql, runId);
  try {
    await takeImportLock(session, runId);
    const [run] = await session.db.select().from(importRun).where(eq(importRun.id, importId));
    if (!run) throw new StratumError(problem('NOT_FOUND', ['importId']));
    const { fileName, mapping, mode, tableId } = run;
    const fresh = { id: runId, undoes: importId, fileName, mapping, mode, tableId };
    const { isDone } = await beginRun(ctx, fresh);
    try {
      await progress('undo', 0, 0);
      if (!isDone) await takeBack(session, ctx.actor, importId, runId);
      return await readResult(session.db, runId);
    } catch (error) {
      await failRun(ctx, runId, error);
      throw error;
    }
  } finally {
    await session.close();
  }
}

async function takeBack(
  { db }: Connection,
  actor: Actor,
  importId: string,
  runId: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    const undone = await readUndone(tx, importId);
    const { table, batch, footprint } = undone;
    const counts = batch ? await takeBackRows(tx, undone, batch, runId) : nothing;
    const { stated } = footprint;
    const now = table.statedCompleteThrough;
    if (now !== null && stated.after !== null && Date.parse(now) === Date.parse(stated.after))
      await tx
        .update(catalogTable)
        .set({ statedCompleteThrough: stated.before })
        .where(eq(catalogTable.id, table.id));
    await removeFootprint(tx, undone);
    const stays = await tx.$count(catalogTable, eq(catalogTable.id, table.id));
    if (stays > 0) await refreshCatalog(tx, table.id, null);
    await tx
      .update(importRun)
      .set({ ...counts, state: 'done', finishedAt: sql`now()` })
      .where(eq(importRun.id, runId));
    await enqueueRefresh(tx, { trigger: 'import', actor });
  });
}

const nothing = { rowsNew: 0, rowsChanged: 0, rowsRemoved: 0 };

async function takeBackRows(
  tx: Transaction,
  undone: Undone,
  batch: NonNullable<Undone['batch']>,
  runId: string,
) {
  await requireLatest(tx, undone, batch);
  const own = await openBatch(tx, {
    tableId: undone.table.id,
    importId: runId,
    everyone: batch.everyone,
  });
  await tx.execute(sql`
    insert into change (batch_id, customer_id)
    select ${own.id}::uuid, customer_id from change where batch_id = ${batch.id}::uuid`);
  return restoreRows(tx, undone, batch, own);
}

async function readUndone(tx: Transaction, importId: string): Promise<Undone> {
  const [run] = await tx.select().from(importRun).where(eq(importRun.id, importId));
  if (run?.state !== 'done') throw conflict('undoUnlanded');
  if (run.undoes !== null) throw conflict('undoOfUndo');
  if (run.footprint === null) throw conflict('undoUnkept');
  const again = and(eq(importRun.undoes, importId), eq(importRun.state, 'done'));
  if ((await tx.$count(importRun, again)) > 0) throw conflict('undoTwice');
  const [found] = await tx
    .select({ table: catalogTable, keyColumn: catalogField.column })
    .from(catalogTable)
    .innerJoin(
      catalogField,
      and(eq(catalogField.tableId, catalogTable.id), eq(catalogField.key, catalogTable.keyField)),
    )
    .where(eq(catalogTable.id, run.tableId ?? ''))
    .for('update');
  if (!found) throw conflict('undoUnlanded');
  const [batch] = await tx
    .select()
    .from(changeBatch)
    .where(and(eq(changeBatch.importId, importId), isNotNull(changeBatch.number)));
  return { importId, ...found, batch: batch ?? null, footprint: run.footprint };
}

export function conflict(variant: string, params?: Record<string, string | number>): StratumError {
  return new StratumError(problem('CONFLICT', ['importId'], params, variant));
}
