import { sql } from 'drizzle-orm';
import type { Connection, Transaction } from '@/db/client';
import type { Context } from '../context';
import { type ComparedRows, compareRows } from './compare-rows';
import { findSegmentMoves, type SegmentMoves } from './find-segment-moves';
import { findScaleShifts, type ScaleShift } from './import-memory';
import { openImportSession, takeImportLock } from './import-lock';
import type { ImportPlan } from './import-plan';
import type { ImportProgress, ImportRequest } from './import-request';
import { openStage } from './open-stage';
import { type BadRow, readBadRows } from './read-result';
import { keepBadRows } from './refuse-rows';
import { isLargeRemoval } from './require-consent';
import { settleStage } from './settle-stage';
import {
  type BadRowGroup,
  type ChangedRow,
  firstChanged,
  firstRemoved,
  firstStored,
  groupBadRows,
  type RemovedRow,
} from './tell-check';

export type { BadRowGroup } from './tell-check';

export type CheckedImport = Omit<ComparedRows, 'inUse'> & {
  /** Rows in use before; 0 for an update. */
  readonly inUse: number;
  /** Whether so many rows would go out of use that a person has to say so. */
  readonly isLargeRemoval: boolean;
  /** How the first rows will be stored, by field. */
  readonly sample: readonly Readonly<Record<string, string | null>>[];
  readonly changedRows: readonly ChangedRow[];
  readonly removedRows: readonly RemovedRow[];
  readonly badGroups: readonly BadRowGroup[];
  readonly badRows: readonly BadRow[];
  readonly scaleShifts: readonly ScaleShift[];
  readonly segments: SegmentMoves;
};

const badRowsShown = 20;

class Undo extends Error {
  constructor(readonly checked: CheckedImport) {
    super('a check keeps nothing');
  }
}

/**
 * Does all of an import but keep it: what would be new, changed, out of use and set
 * aside, and which published segments would move. It reads live tables only. The rows
 * set aside are kept under `checkId`, to be fetched and mended. Refuses as runImport
 * does, but tells bad rows and large removals.
 */
export async function checkImport(
  ctx: Context,
  request: ImportRequest,
  checkId: string,
  progress: ImportProgress,
): Promise<CheckedImport> {
  const session = openImportSession(ctx.sql, checkId);
  try {
    await takeImportLock(session, checkId);
    await removeOldChecks(session);
    const { plan, size } = await openStage(session, request, progress);
    await progress('land', size, size);
    return await session.db.transaction(async (tx) => {
      const settled = await settleStage(tx, plan);
      await keepBadRows(tx, checkId);
      return tx
        .transaction(async (inner) => {
          const compared = await compareRows(inner, plan, settled);
          throw new Undo(await tell(inner, plan, compared, checkId, progress));
        })
        .catch((error: unknown) => {
          if (error instanceof Undo) return error.checked;
          throw error;
        });
    });
  } finally {
    await session.close();
  }
}

async function tell(
  tx: Transaction,
  plan: ImportPlan,
  compared: ComparedRows,
  checkId: string,
  progress: ImportProgress,
): Promise<CheckedImport> {
  const told = {
    ...compared,
    isLargeRemoval: isLargeRemoval(plan, compared),
    sample: await firstStored(tx, plan),
    changedRows: await firstChanged(tx, plan),
    removedRows: await firstRemoved(tx, plan),
    badGroups: await groupBadRows(tx),
    badRows: await readBadRows(tx, checkId, badRowsShown),
    scaleShifts: await findScaleShifts(tx, plan),
  };
  await progress('segments', 0, 0);
  return { ...told, segments: await findSegmentMoves(tx, plan, compared) };
}

/** Rows set aside by a check are wanted for as long as its file is kept. */
async function removeOldChecks({ db }: Connection): Promise<void> {
  await db.execute(sql`
    delete from import_bad_row where import_id in (
      select id from work where kind = 'import' and input ->> 'action' = 'check'
        and created_at < now() - interval '3 days')`);
}
