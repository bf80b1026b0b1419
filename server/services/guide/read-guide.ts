import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { catalogTable, segment, segmentSize, work } from '@/db/schema/index';
import type { GuideFacts } from '@/server/domain/guide/guide-steps';
import type { Context } from '../context';

/** How far this workspace is on the way to its first published segment. */
export async function readGuide(ctx: Context): Promise<GuideFacts> {
  const rowsOf = (kind: 'customer' | 'activity') =>
    sql<string>`coalesce(sum(${catalogTable.rowCount}) filter (where ${catalogTable.kind} = ${kind}), 0)`;
  const [rows] = await ctx.db
    .select({ customers: rowsOf('customer'), activity: rowsOf('activity') })
    .from(catalogTable);
  const [open] = await ctx.db
    .select({ id: work.id })
    .from(work)
    .where(
      and(
        eq(work.kind, 'import'),
        inArray(work.state, ['queued', 'running']),
        sql`${work.input} ->> 'action' = 'import'`,
      ),
    )
    .limit(1);
  const [draft] = await ctx.db
    .select({ id: segment.id })
    .from(segment)
    .where(isNotNull(segment.draft))
    .orderBy(desc(segment.updatedAt))
    .limit(1);
  const [published] = await ctx.db
    .select({
      id: segment.id,
      size: sql<string | null>`(select ${segmentSize.size} from ${segmentSize}
        where ${segmentSize.segmentId} = ${segment.id} and ${segmentSize.scopeValue} = ''
        order by ${segmentSize.asOf} desc limit 1)`,
    })
    .from(segment)
    .where(eq(segment.lifecycle, 'published'))
    .orderBy(asc(segment.createdAt))
    .limit(1);
  return {
    customers: Number(rows?.customers ?? 0),
    activity: Number(rows?.activity ?? 0),
    importing: open !== undefined,
    draft: draft ?? null,
    published: published
      ? { id: published.id, size: published.size === null ? null : Number(published.size) }
      : null,
  };
}
