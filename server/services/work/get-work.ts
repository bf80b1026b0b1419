import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { user, work } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { toWork, type Work } from './list-work';

export const GetWorkInput = z.strictObject({ id: z.uuid() });
export type GetWorkInput = z.infer<typeof GetWorkInput>;

/** One piece of work with its progress. Refuses NOT_FOUND. */
export async function getWork(ctx: Context, input: GetWorkInput): Promise<Work> {
  const { id } = GetWorkInput.parse(input);
  const [found] = await ctx.db
    .select({ row: work, name: user.name })
    .from(work)
    .leftJoin(user, eq(user.id, work.actor))
    .where(eq(work.id, id));
  if (!found) throw new StratumError(problem('NOT_FOUND', ['id'], undefined, 'work'));
  return toWork(found.row, found.name);
}
