import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import * as z from 'zod';
import { work } from '@/db/schema/index';
import { type PhrasedProblem, type Problem, problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { phraseProblem } from '../problems/phrase-problem';
import type { CheckedImport } from './check-import';
import type { ImportResult } from './read-result';

export const ImportWorkInput = z.strictObject({ workId: z.uuid() });
export type ImportWorkInput = z.infer<typeof ImportWorkInput>;

type WorkState = (typeof work.$inferSelect)['state'];

export type ImportWork = {
  readonly id: string;
  readonly table: string;
  readonly action: 'check' | 'import' | 'undo';
  readonly state: WorkState;
  readonly step: string | null;
  /** Bytes. */
  readonly done: number;
  readonly total: number | null;
  readonly startedAt: string | null;
  readonly problem: PhrasedProblem | null;
  /** The failed import whose bad rows can be fetched; null when it kept none. */
  readonly badRowsOf: string | null;
  readonly checked: CheckedImport | null;
  readonly imported: ImportResult | null;
};

/** How far a check or an import of the interface is, and what came of it; refuses NOT_FOUND. */
export async function readImportWork(
  ctx: Context,
  { workId }: ImportWorkInput,
): Promise<ImportWork> {
  const [row] = await ctx.db
    .select()
    .from(work)
    .where(and(eq(work.id, workId), eq(work.kind, 'import')));
  if (!row) throw new StratumError(problem('NOT_FOUND', ['workId']));
  const { action } = z.object({ action: z.enum(['check', 'import', 'undo']) }).parse(row.input);
  const told = row.error === null ? null : problemOf(row.error, row.id);
  return {
    id: row.id,
    table: row.subject,
    action,
    state: row.state,
    step: row.step,
    done: row.done,
    total: row.total,
    startedAt: row.startedAt === null ? null : new Date(row.startedAt).toISOString(),
    problem: told && phraseProblem(told, ctx.locale),
    badRowsOf: told?.code === 'BAD_ROWS' ? String(told.params?.importId) : null,
    checked: action === 'check' ? (row.result as CheckedImport | null) : null,
    imported: action === 'check' ? null : (row.result as ImportResult | null),
  };
}

/** A fault of ours has no words for people: the work's id is the reference. */
function problemOf(error: unknown, reference: string): Problem {
  const told = (error as { readonly problems?: readonly Problem[] }).problems?.[0];
  return told ?? problem('INTERNAL', [], { reference });
}

/** Asks an import to stop; work nobody has begun stops at once. What it read so far is not kept. */
export async function stopImport(ctx: Context, { workId }: ImportWorkInput): Promise<void> {
  await ctx.db
    .update(work)
    .set({
      cancelRequested: true,
      state: sql`case when ${work.state} = 'queued' then 'cancelled' else ${work.state} end`,
    })
    .where(
      and(eq(work.id, workId), eq(work.kind, 'import'), inArray(work.state, ['queued', 'running'])),
    );
}

/** The import that runs or waits now, so that a page opened later can show it; null without one. */
export async function findOpenImport(ctx: Context): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: work.id })
    .from(work)
    .where(
      and(
        eq(work.kind, 'import'),
        inArray(work.state, ['queued', 'running']),
        sql`${work.input} ->> 'action' in ('import', 'undo')`,
      ),
    )
    .orderBy(desc(work.createdAt))
    .limit(1);
  return row?.id ?? null;
}
