import { and, asc, desc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { segment, segmentSize } from '@/db/schema/index';

export type DashboardSegment = {
  readonly id: string;
  readonly key: string;
  readonly name: { readonly en: string; readonly zh: string };
  /** Members at its newest point; null before the first. */
  readonly size: number | null;
};

/** The segments that have been published and not put away, largest first. */
export async function dashboardSegments(db: Executor): Promise<DashboardSegment[]> {
  const newest = db
    .selectDistinctOn([segmentSize.segmentId], {
      segmentId: segmentSize.segmentId,
      size: segmentSize.size,
    })
    .from(segmentSize)
    .where(eq(segmentSize.scopeValue, ''))
    .orderBy(segmentSize.segmentId, desc(segmentSize.asOf))
    .as('newest');
  const rows = await db
    .select({
      id: segment.id,
      key: segment.key,
      en: segment.nameEn,
      zh: segment.nameZh,
      size: newest.size,
    })
    .from(segment)
    .leftJoin(newest, eq(newest.segmentId, segment.id))
    .where(and(ne(segment.lifecycle, 'archived'), isNotNull(segment.publishedVersion)))
    .orderBy(sql`${newest.size} desc nulls last`, asc(segment.key));
  return rows.map(({ id, key, en, zh, size }) => ({ id, key, name: { en, zh }, size }));
}
