import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { columnSql, relationSql } from '@/db/identifier-sql';
import { type Field, findField } from '@/server/domain/catalog/catalog';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import { findCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';

export const ListMergesInput = z.strictObject({
  /** The `next` of the page before. */
  cursor: z.strictObject({ at: z.string().max(40), id: z.uuid() }).nullish(),
  limit: z.number().int().min(1).max(100).default(20),
  /** Sent along by endless lists; this one only goes back in time. */
  direction: z.literal('forward').optional(),
});
export type ListMergesInput = z.input<typeof ListMergesInput>;

export type ListedMerge = {
  readonly id: string;
  /** Keys of the customers; null when the row has left the data. */
  readonly kept: string | null;
  readonly merged: string | null;
  readonly rows: number;
  readonly at: Instant;
  readonly actor: string;
  readonly undoneAt: Instant | null;
  /** Whether the kept customer was merged on: that merge is taken back first. */
  readonly mergedOn: boolean;
};

export type MergePage = {
  readonly merges: readonly ListedMerge[];
  readonly next: { readonly at: Instant; readonly id: string } | null;
};

type Row = Omit<ListedMerge, 'at' | 'undoneAt'> & { at: string; undoneAt: string | null };

/** Merges, newest first, also those taken back. */
export async function listMerges(ctx: Context, raw: ListMergesInput = {}): Promise<MergePage> {
  const { cursor, limit } = ListMergesInput.parse(raw);
  const catalog = await findCatalog(ctx.db);
  if (!catalog) return { merges: [], next: null };
  const { customers } = catalog;
  const key = findField(customers, customers.keyField) as Field;
  const relation = relationSql(customers.relation);
  const rows = await ctx.db.execute<Row>(sql`
    select m.id, ${columnSql('k', key.column)}::text as kept, ${columnSql('g', key.column)}::text as merged,
      (select count(*)::int from customer_merge_row r where r.merge_id = m.id) as rows,
      m.at::text as at, coalesce(u.name, m.actor) as actor, m.undone_at::text as "undoneAt",
      k.merged_into is not null as "mergedOn"
    from customer_merge m
    left join ${relation} k on k.customer_id = m.kept_id
    left join ${relation} g on g.customer_id = m.merged_id
    left join "user" u on u.id = m.actor
    where ${cursor ? sql`(m.at, m.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql`true`}
    order by m.at desc, m.id desc limit ${limit + 1}`);
  const merges = rows.slice(0, limit).map(({ at, undoneAt, ...row }) => ({
    ...row,
    at: toInstant(at),
    undoneAt: undoneAt === null ? null : toInstant(undoneAt),
  }));
  const last = merges.at(-1);
  return { merges, next: rows.length > limit && last ? { at: last.at, id: last.id } : null };
}
