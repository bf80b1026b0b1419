import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { columnSql, relationSql } from '@/db/identifier-sql';
import { type Field, findField } from '@/server/domain/catalog/catalog';
import { loadCatalog } from '../../catalog/load-catalog';
import { searchedColumns } from '../../customers/customer-fields';
import { searchCondition } from '../../customers/list-customers';
import { cursorPages } from '../cursor-pages';
import { dataCell, dataColumn, exportedFields } from '../data-columns';
import type { ExportedList } from '../exported-list';
import { labelIn } from '../export-words';

const Query = z.strictObject({ search: z.string().max(200).default('') });

/** All customers in use in the order of their keys, with every field the reader may see. */
export const customers: ExportedList = {
  permission: 'list.export',
  about: 'data',
  open: async (ctx, raw) => {
    const { search } = Query.parse(raw);
    const { customers: table } = await loadCatalog(ctx.db);
    const key = findField(table, table.keyField) as Field;
    const fields = exportedFields(ctx, table.fields);
    const query = sql`
      select ${sql.join(
        fields.map((field) => dataCell('t', field)),
        sql`, `,
      )}
      from ${relationSql(table.relation)} t
      where t.inactive_since is null and ${searchCondition(search, searchedColumns(ctx, table))}
      order by ${columnSql('t', key.column)}`;
    return {
      title: labelIn(ctx.locale, table.label) || table.key,
      columns: fields.map((field) => dataColumn(ctx.locale, field)),
      pages: cursorPages(ctx, query),
    };
  },
};
