import { eq, sql } from 'drizzle-orm';
import { work } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { checkImport } from './check-import';
import { type ImportProgress, runImport } from './run-import';
import { StartImportInput } from './start-import';
import { findUpload, removeUpload } from './uploads';

/**
 * Does what a row of `work` of kind import asks for, telling its progress there and
 * stopping when asked to. Done work is left alone, so a job may come twice.
 */
export async function runImportWork(ctx: Context, workId: string): Promise<void> {
  const [row] = await ctx.db.select().from(work).where(eq(work.id, workId));
  if (!row || row.kind !== 'import' || row.state === 'done' || row.state === 'cancelled') return;
  const { uploadId, mapping, mode } = StartImportInput.parse(row.input);
  await ctx.db
    .update(work)
    .set({ state: 'running', startedAt: sql`now()`, error: null })
    .where(eq(work.id, workId));
  try {
    const { path, fileName } = await findUpload(uploadId);
    const actor = { kind: 'system', name: row.actor } as const;
    const request = { path, fileName, mapping };
    const result =
      mode === 'check'
        ? await checkImport(ctx, request, tell(ctx, workId))
        : await runImport({ ...ctx, actor }, request, tell(ctx, workId));
    await ctx.db
      .update(work)
      .set({ state: 'done', result, finishedAt: sql`now()` })
      .where(eq(work.id, workId));
    if (mode === 'import') await removeUpload(uploadId);
  } catch (error) {
    await fail(ctx, workId, error);
    if (!(error instanceof StratumError)) throw error;
  }
}

function tell(ctx: Context, workId: string): ImportProgress {
  return async (step, done, total) => {
    const [row] = await ctx.db
      .update(work)
      .set({ step, done, total })
      .where(eq(work.id, workId))
      .returning({ cancelRequested: work.cancelRequested });
    if (row?.cancelRequested) throw new StratumError(problem('CANCELLED', []));
  };
}

async function fail(ctx: Context, workId: string, error: unknown): Promise<void> {
  const told =
    error instanceof StratumError
      ? error.problems[0]
      : problem('INTERNAL', [], { reference: workId });
  const state = told.code === 'CANCELLED' ? 'cancelled' : 'failed';
  await ctx.db
    .update(work)
    .set({ state, error: told, finishedAt: sql`now()` })
    .where(eq(work.id, workId));
}
