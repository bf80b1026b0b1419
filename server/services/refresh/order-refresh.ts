import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { segment } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { enqueueRefresh } from '@/server/jobs/enqueue';
import type { Context } from '../context';

export const OrderRefreshInput = z.strictObject({
  /** Without it every published segment. */
  id: z.uuid().optional(),
});
export type OrderRefreshInput = z.infer<typeof OrderRefreshInput>;

/** Has one segment or all refreshed by the worker; gives the work to watch. Refuses NOT_FOUND. */
export async function orderRefresh(
  ctx: Context,
  input: OrderRefreshInput,
): Promise<{ readonly workId: string }> {
  const { id } = OrderRefreshInput.parse(input);
  const { actor } = ctx;
  return ctx.db.transaction(async (tx) => {
    if (id === undefined) return { workId: await enqueueRefresh(tx, { trigger: 'demand', actor }) };
    const [row] = await tx
      .select({ key: segment.key, lifecycle: segment.lifecycle })
      .from(segment)
      .where(eq(segment.id, id));
    if (row?.lifecycle !== 'published')
      throw new StratumError(problem('NOT_FOUND', ['id'], { name: row?.key ?? id }, 'segment'));
    return { workId: await enqueueRefresh(tx, { keys: [row.key], trigger: 'demand', actor }) };
  });
}
