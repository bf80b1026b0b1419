import { asc, sql } from 'drizzle-orm';
import { catalogTable } from '@/db/schema/index';
import type { Table } from '@/server/domain/catalog/catalog';
import type { Context } from '../context';

export type SegmentFacts = {
  /** Rows per table of the catalog, the customer table first; empty before the first import. */
  readonly tables: readonly {
    readonly key: string;
    readonly kind: Table['kind'];
    readonly label: { readonly en: string; readonly zh: string };
    readonly rows: number;
  }[];
  /** Customers who are in at least one published segment now. */
  readonly inAnySegment: number;
};

/** How much there is, and how many customers the published segments reach together. */
export async function segmentFacts(ctx: Context): Promise<SegmentFacts> {
  const [tables, [reach]] = await Promise.all([
    ctx.db
      .select({
        key: catalogTable.key,
        kind: catalogTable.kind,
        en: catalogTable.labelEn,
        zh: catalogTable.labelZh,
        rows: catalogTable.rowCount,
      })
      .from(catalogTable)
      .orderBy(sql`${catalogTable.kind} <> 'customer'`, asc(catalogTable.createdAt)),
    ctx.db.execute<{ count: number }>(sql`
      select count(*)::float8 as count
      from membership_state state
      where exists (
        select 1
        from (
          select slot.word, bit_or(1::bigint << slot.bit::int) as mask
          from segment_slot slot
          join segment s on s.id = slot.segment_id and s.lifecycle = 'published'
          group by slot.word
        ) kept
        where state.words[kept.word] & kept.mask <> 0
      )`),
  ]);
  return {
    tables: tables.map(({ key, kind, en, zh, rows }) => ({ key, kind, label: { en, zh }, rows })),
    inAnySegment: reach?.count ?? 0,
  };
}
