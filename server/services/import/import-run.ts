import { and, eq, ne, sql } from 'drizzle-orm';
import { basename } from 'node:path';
import { importBadRow, importRun } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { nameActor } from '../name-actor';
import { WorkReturned } from '../work/claim-work';
import type { ImportRequest } from './import-request';

export type OpenedRun = {
  readonly id: string;
  /** Landed before, by a process that could not tell so any more. */
  readonly isDone: boolean;
};

/** Writes down that an import begins, or begins again after it was cut off. */
export async function openRun(
  ctx: Context,
  request: ImportRequest,
  id: string,
): Promise<OpenedRun> {
  const { mapping, mode = 'update' } = request;
  const fileName = request.fileName ?? basename(request.path);
  return beginRun(ctx, { id, fileName, mapping, mode });
}

type NewRun = Pick<
  typeof importRun.$inferInsert,
  'fileName' | 'mapping' | 'mode' | 'undoes' | 'tableId'
> & { readonly id: string };

export async function beginRun(ctx: Context, fresh: NewRun): Promise<OpenedRun> {
  const begun = { state: 'running', error: null, finishedAt: null } as const;
  const [run] = await ctx.db
    .insert(importRun)
    .values({ ...fresh, ...begun, actor: nameActor(ctx.actor) })
    .onConflictDoUpdate({ target: importRun.id, set: begun, setWhere: ne(importRun.state, 'done') })
    .returning({ id: importRun.id });
  if (run) await ctx.db.delete(importBadRow).where(eq(importBadRow.importId, fresh.id));
  return { id: fresh.id, isDone: !run };
}

/** Marks a run that did not land as failed or cancelled, with the reason. */
export async function failRun(ctx: Context, importId: string, error: unknown): Promise<void> {
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
