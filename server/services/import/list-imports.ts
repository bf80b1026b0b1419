import { desc, eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import { catalogTable, importRun, user } from '@/db/schema/index';
import type { ImportMode } from '@/server/domain/import/import-mode';
import type { PhrasedProblem, Problem } from '@/server/domain/problem/problem';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import type { Context } from '../context';
import { phraseProblem } from '../problems/phrase-problem';

export const ListImportsInput = z.strictObject({
  /** Only those of one table; of all when absent. */
  table: z.string().min(1).max(100).optional(),
  limit: z.number().int().min(1).max(200).default(30),
});
export type ListImportsInput = z.input<typeof ListImportsInput>;

export type ListedImport = {
  readonly id: string;
  /** The table's key; null once the table is gone. */
  readonly table: string | null;
  readonly fileName: string;
  readonly mode: ImportMode;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly startedAt: Instant;
  readonly actor: string;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly bad: number;
  /** Why it did not land. */
  readonly problem: PhrasedProblem | null;
  /** Whether it takes another import back. */
  readonly isUndo: boolean;
  /** Whether it can be taken back itself; `unkept` are imports from before that was possible. */
  readonly undo: 'possible' | 'undone' | 'unkept' | 'none';
};

const isUndone = sql<boolean>`exists (
  select from import_run u where u.undoes = ${importRun.id} and u.state = 'done')`;

/** The imports of a table or of all, newest first, with what became of them. */
export async function listImports(
  ctx: Context,
  input: ListImportsInput,
): Promise<readonly ListedImport[]> {
  const { table, limit } = ListImportsInput.parse(input);
  const rows = await ctx.db
    .select({ run: importRun, table: catalogTable.key, person: user.name, isUndone })
    .from(importRun)
    .leftJoin(catalogTable, eq(catalogTable.id, importRun.tableId))
    .leftJoin(user, eq(user.id, importRun.actor))
    .where(table === undefined ? undefined : eq(catalogTable.key, table))
    .orderBy(desc(importRun.startedAt), sql`${importRun.id}`)
    .limit(limit);
  return rows.map(({ run, table: key, person, isUndone: undone }) => ({
    id: run.id,
    table: key,
    fileName: run.fileName,
    mode: run.mode,
    state: run.state,
    startedAt: toInstant(run.startedAt),
    actor: person ?? run.actor,
    new: run.rowsNew,
    changed: run.rowsChanged,
    unchanged: run.rowsUnchanged,
    removed: run.rowsRemoved,
    bad: run.rowsBad,
    problem: run.error === null ? null : phraseProblem(run.error as Problem, ctx.locale),
    isUndo: run.undoes !== null,
    undo: undoOf(run, undone),
  }));
}

function undoOf(run: typeof importRun.$inferSelect, isUndone: boolean): ListedImport['undo'] {
  const touched = run.rowsNew + run.rowsChanged + run.rowsRemoved > 0;
  if (run.state !== 'done' || run.undoes !== null || !touched) return 'none';
  if (isUndone) return 'undone';
  return run.footprint === null ? 'unkept' : 'possible';
}
