import { and, eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import { segment, segmentVersion } from '@/db/schema/index';
import type { Context } from '../context';

export const CountReadersInput = z.strictObject({ table: z.string().min(1).max(100) });
export type CountReadersInput = z.infer<typeof CountReadersInput>;

/** How many published segments read a table; every segment reads the customers. */
export async function countReaders(ctx: Context, { table }: CountReadersInput): Promise<number> {
  const reads =
    table === 'customers'
      ? undefined
      : sql`jsonb_path_exists(${segmentVersion.rule}, '$.**.table ? (@ == $table)', ${JSON.stringify({ table })}::jsonb)`;
  const [row] = await ctx.db
    .select({ segments: sql<string>`count(*)` })
    .from(segment)
    .innerJoin(
      segmentVersion,
      and(
        eq(segmentVersion.segmentId, segment.id),
        eq(segmentVersion.version, segment.publishedVersion),
      ),
    )
    .where(and(eq(segment.lifecycle, 'published'), reads));
  return Number(row?.segments ?? 0);
}
