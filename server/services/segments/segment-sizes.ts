import { and, asc, eq } from 'drizzle-orm';
import { segmentSize } from '@/db/schema/index';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import type { Context } from '../context';
import { segmentByKey } from './find-segment';

export type SegmentSizes = {
  readonly points: readonly {
    readonly asOf: Instant;
    readonly size: number;
    readonly entered: number;
    readonly left: number;
  }[];
};

/** The stored sizes of a segment, oldest first. Refuses NOT_FOUND. */
export async function segmentSizes(ctx: Context, key: string): Promise<SegmentSizes> {
  const { id } = await segmentByKey(ctx.db, key);
  const rows = await ctx.db
    .select({
      asOf: segmentSize.asOf,
      size: segmentSize.size,
      entered: segmentSize.entered,
      left: segmentSize.left,
    })
    .from(segmentSize)
    .where(and(eq(segmentSize.segmentId, id), eq(segmentSize.scopeValue, '')))
    .orderBy(asc(segmentSize.asOf));
  return { points: rows.map((row) => ({ ...row, asOf: toInstant(row.asOf) })) };
}
