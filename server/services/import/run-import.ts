import { basename } from 'node:path';
import { and, asc, eq, sql } from 'drizzle-orm';
import { openDedicatedSession } from '@/db/dedicated-session';
import type { Connection } from '@/db/client';
import { importBadRow, importRun } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Instant } from '@/server/domain/time/instant';
import type { Actor, Context } from '../context';
import { WorkReturned } from '../work/claim-work';
import type { ImportMapping } from './import-input';
import { takeImportLock } from './import-lock';
import type { ImportPlan } from './import-plan';
import { type LandedRows, landRows } from './land-rows';
import { planImport } from './plan-import';
import { profileFile } from './profile-file';
import { refuseRows } from './refuse-rows';
import { settleStage } from './settle-stage';
import { stageRows } from './stage-rows';
import { openTableFile, type TableFile } from './table-file';

export type ImportStep = 'profile' | 'read' | 'land';

/** Told where an import is; throwing from it stops the import and leaves nothing behind. */
export type ImportProgress = (
  step: ImportStep,
  bytesDone: number,
  bytesTotal: number,
) => Promise<void>;

export type BadRow = {
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly value: string | null;
};

export type ImportResult = {
  readonly importId: string;
  readonly table: string;
  /** Rows of the file with at least one value, bad and repeated ones included. */
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly repeated: number;
  readonly bad: number;
  /** The first 1,000 rows set aside; the import's page has them all. */
  readonly badRows: readonly BadRow[];
  /** Customers who are new or whose rows changed. */
  readonly customers: number;
  readonly completeThrough: Instant | null;
};

export type ImportRequest = {
  readonly path: string;
  readonly fileName?: string;
  readonly mapping: ImportMapping;
};

const badRowsTold = 1_000;
const quiet: ImportProgress = async () => undefined;

/**
 * Imports a file in one transaction: after a refusal, a failure or a kill the
 * tables are as before. Refuses BUSY while another import runs, BAD_FILE,
 * UNKNOWN_COLUMN, UNKNOWN_ZONE, NO_CUSTOMERS; rows that do not fit are set aside,
 * and BAD_ROWS when none fits: the failed import keeps them.
 */
export async function runImport(
  ctx: Context,
  request: ImportRequest,
  progress: ImportProgress = quiet,
): Promise<ImportResult> {
  const session = openDedicatedSession(ctx.sql, 'stratum import');
  try {
    await takeImportLock(session);
    const importId = await openRun(ctx, request);
    try {
      return await importFile(session, ctx.actor, request, importId, progress);
    } catch (error) {
      await failRun(ctx, importId, error);
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
): Promise<ImportResult> {
  const file = await openTableFile(request.path, request.mapping.reading);
  try {
    const plan = await planImport(session.db, {
      mapping: request.mapping,
      header: file.header,
      profile: async () => {
        await progress('profile', 0, file.size);
        return (await profileFile(request.path, request.mapping.reading)).columns;
      },
    });
    const rows = await readRows(session, plan, file, progress);
    await progress('land', file.size, file.size);
    const landed = await session.db.transaction(async (tx) => {
      const settled = await settleStage(tx, plan);
      return settled.fitting === 0 && settled.bad > 0
        ? refuseRows(tx, plan, settled, importId)
        : landRows(tx, plan, settled, importId, actor);
    });
    if (landed instanceof StratumError) throw landed;
    return await describe(session, plan.tableKey, importId, rows, landed);
  } finally {
    file.close();
  }
}

/** Fills the staging table of this session, telling the bytes read so far. */
export async function readRows(
  session: Connection,
  plan: ImportPlan,
  file: TableFile,
  progress: ImportProgress,
): Promise<number> {
  return stageRows(session.sql, plan, file, {
    onRows: () => progress('read', Math.min(file.bytesRead(), file.size), file.size),
  });
}

async function describe(
  session: Connection,
  table: string,
  importId: string,
  rows: number,
  landed: LandedRows,
): Promise<ImportResult> {
  const badRows = await session.db
    .select({
      line: importBadRow.line,
      column: importBadRow.column,
      code: importBadRow.code,
      value: importBadRow.value,
    })
    .from(importBadRow)
    .where(eq(importBadRow.importId, importId))
    .orderBy(asc(importBadRow.line), asc(importBadRow.column))
    .limit(badRowsTold);
  return {
    importId,
    table,
    rows,
    new: landed.added,
    changed: landed.changed,
    unchanged: landed.unchanged,
    repeated: landed.repeated,
    bad: landed.bad,
    badRows,
    customers: landed.customers,
    completeThrough: landed.completeThrough,
  };
}

async function openRun(ctx: Context, request: ImportRequest): Promise<string> {
  const [run] = await ctx.db
    .insert(importRun)
    .values({
      fileName: request.fileName ?? basename(request.path),
      mapping: request.mapping,
      state: 'running',
      actor: ctx.actor.name,
    })
    .returning({ id: importRun.id });
  if (!run) throw new Error('the import was not recorded');
  return run.id;
}

async function failRun(ctx: Context, importId: string, error: unknown): Promise<void> {
  const told =
    error instanceof StratumError
      ? error.problems[0]
      : error instanceof WorkReturned
        ? problem('CANCELLED', [], undefined, 'interrupted')
        : problem('INTERNAL', []);
  await ctx.db
    .update(importRun)
    .set({
      state: told.code === 'CANCELLED' ? 'cancelled' : 'failed',
      error: told,
      finishedAt: sql`now()`,
    })
    .where(and(eq(importRun.id, importId), eq(importRun.state, 'running')));
}
