import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { columnSql, relationSql } from '@/db/identifier-sql';
import { type Field, findField } from '@/server/domain/catalog/catalog';
import { loadCatalog } from '../../catalog/load-catalog';
import { cursorPages, instantText } from '../cursor-pages';
import type { ExportedList } from '../exported-list';
import { ownColumn, titleOf } from '../export-words';

const Query = z.strictObject({});

/** The merges of customers, newest first, also those taken back. */
export const merges: ExportedList = {
  permission: 'customer.merge',
  about: 'data',
  open: async (ctx, raw) => {
    Query.parse(raw);
    const { customers } = await loadCatalog(ctx.db);
    const key = findField(customers, customers.keyField) as Field;
    const relation = relationSql(customers.relation);
    const column = ownColumn.bind(null, ctx.locale);
    const query = sql`
      select ${columnSql('g', key.column)}::text, ${columnSql('k', key.column)}::text,
        (select count(*) from customer_merge_row r where r.merge_id = m.id)::text,
        ${instantText(sql`m.at`)}, coalesce(u.name, m.actor), ${instantText(sql`m.undone_at`)},
        coalesce(b.name, m.undone_by)
      from customer_merge m
      left join ${relation} k on k.customer_id = m.kept_id
      left join ${relation} g on g.customer_id = m.merged_id
      left join "user" u on u.id = m.actor
      left join "user" b on b.id = m.undone_by
      order by m.at desc, m.id desc`;
    return {
      title: titleOf(ctx.locale, 'merges'),
      columns: [
        column('merged', 'text'),
        column('kept', 'text'),
        column('rows', 'number'),
        column('at', 'instant'),
        column('by', 'text'),
        column('undone_at', 'instant'),
        column('undone_by', 'text'),
      ],
      pages: cursorPages(ctx, query),
    };
  },
};
