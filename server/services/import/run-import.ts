import { randomUUID } from 'node:crypto';
import type { Connection } from '@/db/client';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Actor, Context } from '../context';
import { compareRows } from './compare-rows';
import { remember } from './import-memory';
import { openImportSession, takeImportLock } from './import-lock';
import type { ImportProgress, ImportRequest } from './import-request';
import { failRun, openRun } from './import-run';
import { landRows } from './land-rows';
import { openStage } from './open-stage';
import { type ImportResult, readResult } from './read-result';
import { refuseRows } from './refuse-rows';
import { requireConsent } from './require-consent';
import { settleStage } from './settle-stage';

export type { ImportProgress, ImportRequest, ImportStep } from './import-request';
export type { ImportResult } from './read-result';

const quiet: ImportProgress = async () => undefined;

/**
 * Imports a file in one transaction: after a refusal, a failure or a kill the
 * tables are as before. Refuses BUSY while another import runs, BAD_FILE,
 * UNKNOWN_COLUMN, UNKNOWN_ZONE, UNKNOWN_TABLE, NO_CUSTOMERS; BAD_ROWS when rows do not
 * fit, unless the others are wanted without them (the failed import keeps the list),
 * and BAD_INPUT for a snapshot that would take out of use far more than it should.
 */
export async function runImport(
  ctx: Context,
  request: ImportRequest,
  progress: ImportProgress = quiet,
): Promise<ImportResult> {
  const id = request.importId ?? randomUUID();
  const session = openImportSession(ctx.sql, id);
  try {
    await takeImportLock(session, id);
    const { isDone } = await openRun(ctx, request, id);
    try {
      if (!isDone) await importFile(session, ctx.actor, request, id, progress);
      return await readResult(session.db, id);
    } catch (error) {
      await failRun(ctx, id, error);
      throw error;
    }
  } finally {
    await session.close();
  }
}

async function importFile(
  session: Connection,
  actor: Actor,
  request: ImportRequest,
  importId: string,
  progress: ImportProgress,
): Promise<void> {
  const { plan, size } = await openStage(session, request, progress);
  await progress('land', size, size);
  const refused = await session.db.transaction(async (tx) => {
    const settled = await settleStage(tx, plan);
    const isRefused = settled.bad > 0 && (settled.fitting === 0 || !request.acceptBad);
    if (isRefused) return refuseRows(tx, plan, settled, importId);
    const compared = await compareRows(tx, plan, settled);
    requireConsent(plan, compared, request.acceptRemoval ?? false);
    await landRows(tx, plan, compared, importId, actor);
    await remember(tx, plan, request, actor);
    return null;
  });
  if (refused instanceof StratumError) throw refused;
}
