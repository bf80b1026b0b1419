import { and, eq, inArray, sql } from 'drizzle-orm';
import * as z from 'zod';
import { segment, work } from '@/db/schema/index';
import type { Context } from '../context';
import { getWork } from './get-work';
import type { Work } from './list-work';

export const CancelWorkInput = z.strictObject({ id: z.uuid() });
export type CancelWorkInput = z.infer<typeof CancelWorkInput>;

/**
 * Asks for work to stop. Waiting work stops at once; running work at its next step,
 * and keeps what it has finished. Work that has ended stays as it is.
 */
export async function cancelWork(ctx: Context, input: CancelWorkInput): Promise<Work> {
  const { id } = CancelWorkInput.parse(input);
  await ctx.db.transaction(async (tx) => {
    const [stopped] = await tx
      .update(work)
      .set({ state: 'cancelled', cancelRequested: true, finishedAt: sql`now()` })
      .where(and(eq(work.id, id), eq(work.state, 'queued')))
      .returning({ subject: work.subject, kind: work.kind });
    if (stopped?.kind === 'refresh' && stopped.subject !== '')
      await tx
        .update(segment)
        .set({ run: 'idle' })
        .where(and(eq(segment.key, stopped.subject), eq(segment.run, 'queued')));
    await tx
      .update(work)
      .set({ cancelRequested: true })
      .where(and(eq(work.id, id), inArray(work.state, ['running'])));
  });
  return getWork(ctx, { id });
}
