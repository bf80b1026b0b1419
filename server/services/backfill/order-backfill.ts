import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { segment } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { BackfillStep } from '@/server/domain/segment/backfill-points';
import { readDate } from '@/server/domain/time/read-time';
import { enqueueBackfill } from '@/server/jobs/enqueue';
import type { Context } from '../context';

const Day = z.string().refine((text) => readDate(text) !== null);

export const OrderBackfillInput = z.strictObject({
  id: z.uuid(),
  from: Day,
  to: Day,
  every: BackfillStep,
});
export type OrderBackfillInput = z.infer<typeof OrderBackfillInput>;

/** Has the past of one segment computed by the worker; gives the work to watch. Refuses NOT_FOUND. */
export async function orderBackfill(
  ctx: Context,
  input: OrderBackfillInput,
): Promise<{ readonly workId: string }> {
  const { id, ...range } = OrderBackfillInput.parse(input);
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select({ key: segment.key, lifecycle: segment.lifecycle })
      .from(segment)
      .where(eq(segment.id, id));
    if (row?.lifecycle !== 'published')
      throw new StratumError(problem('NOT_FOUND', ['id'], { name: row?.key ?? id }, 'segment'));
    const workId = await enqueueBackfill(tx, { keys: [row.key], ...range, actor: ctx.actor });
    return { workId };
  });
}
