import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { cursorPages, instantText } from '../cursor-pages';
import type { ExportedList } from '../exported-list';
import { ownColumn, titleOf } from '../export-words';

const Query = z.strictObject({ table: z.string().max(100).optional() });

/** The imports, or those of one table, newest first. */
export const imports: ExportedList = {
  permission: 'list.export',
  about: 'data',
  open: async (ctx, raw) => {
    const { table } = Query.parse(raw);
    const column = ownColumn.bind(null, ctx.locale);
    const query = sql`
      select r.file_name, t.key, r.mode, r.state, ${instantText(sql`r.started_at`)},
        ${instantText(sql`r.finished_at`)}, coalesce(u.name, r.actor), r.rows_read::text,
        r.rows_new::text, r.rows_changed::text, r.rows_unchanged::text, r.rows_removed::text,
        r.rows_bad::text, r.id::text
      from import_run r
      left join catalog_table t on t.id = r.table_id
      left join "user" u on u.id = r.actor
      where ${table === undefined ? sql`true` : sql`t.key = ${table}`}
      order by r.started_at desc, r.id`;
    return {
      title: titleOf(ctx.locale, 'imports'),
      columns: [
        column('file', 'text'),
        column('table', 'text'),
        column('mode', 'text', 'importModes'),
        column('state', 'text', 'importStates'),
        column('started_at', 'instant'),
        column('finished_at', 'instant'),
        column('by', 'text'),
        column('rows_read', 'number'),
        column('rows_new', 'number'),
        column('rows_changed', 'number'),
        column('rows_unchanged', 'number'),
        column('rows_removed', 'number'),
        column('rows_bad', 'number'),
        column('import', 'text'),
      ],
      pages: cursorPages(ctx, query),
    };
  },
};
