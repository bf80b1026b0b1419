import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { catalogTable, importRun } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { enqueueImport } from '@/server/jobs/enqueue';
import type { Context } from '../context';

export const StartUndoInput = z.strictObject({ importId: z.uuid() });
export type StartUndoInput = z.infer<typeof StartUndoInput>;

/** Has an import taken back by the worker; gives the work's id. Refuses NOT_FOUND. */
export async function startUndo(ctx: Context, { importId }: StartUndoInput): Promise<string> {
  const [run] = await ctx.db
    .select({ table: catalogTable.key })
    .from(importRun)
    .leftJoin(catalogTable, eq(catalogTable.id, importRun.tableId))
    .where(eq(importRun.id, importId));
  if (!run) throw new StratumError(problem('NOT_FOUND', ['importId']));
  const input = { action: 'undo', importId } as const;
  return ctx.db.transaction((tx) =>
    enqueueImport(tx, { table: run.table ?? '', input, actor: ctx.actor }),
  );
}
