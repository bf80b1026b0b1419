import { type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import { columnSql, relationSql } from '@/db/identifier-sql';
import { type ActivityTable, type Field, findField } from '@/server/domain/catalog/catalog';
import { loadCatalog } from '../../catalog/load-catalog';
import type { Context } from '../../context';
import { findCustomer } from '../../customers/read-customer';
import { cursorPages, instantText } from '../cursor-pages';
import { dataCell, dataColumn, exportedFields } from '../data-columns';
import type { ExportColumn, ExportedList } from '../exported-list';
import { labelIn, ownColumn } from '../export-words';

const Query = z.strictObject({ key: z.string().min(1).max(500) });

type Part = { readonly table: ActivityTable; readonly fields: readonly Field[] };

/** What one customer did, newest first across all activity tables; each table's fields are columns of their own. */
export const activity: ExportedList = {
  permission: 'list.export',
  about: 'data',
  open: async (ctx, raw) => {
    const { key } = Query.parse(raw);
    const { customers, activities } = await loadCatalog(ctx.db);
    const { customer_id: customer } = await findCustomer(ctx, customers, key);
    const parts = activities.map((table) => ({ table, fields: ownFields(ctx, table) }));
    const all = parts.flatMap((part) => part.fields.map((field) => ({ part, field })));
    const rows = parts.map((part) => rowsOf(ctx, part, all, customer));
    const query = sql`
      select q.what, q.at_text, q.row_key${sql.join(all.map((_, index) => sql`, q.${sql.identifier(`c${index}`)}`))}
      from (${sql.join(rows, sql` union all `)}) q
      order by q.at desc, q.what, q.row_key collate "C" desc`;
    return {
      title: key,
      columns: [
        ...['what' as const, 'at' as const, 'row' as const].map((own) =>
          ownColumn(ctx.locale, own, own === 'at' ? 'instant' : 'text'),
        ),
        ...all.map(({ part, field }) => columnOf(ctx, part, field, parts.length > 1)),
      ],
      pages: parts.length === 0 ? nothing() : cursorPages(ctx, query),
    };
  },
};

async function* nothing() {}

function ownFields(ctx: Context, table: ActivityTable): readonly Field[] {
  return exportedFields(ctx, table.fields).filter(
    ({ key }) => key !== table.keyField && key !== table.timeField,
  );
}

function columnOf(ctx: Context, { table }: Part, field: Field, several: boolean): ExportColumn {
  const column = dataColumn(ctx.locale, field);
  if (!several) return column;
  const label = labelIn(ctx.locale, table.label) || table.key;
  return {
    ...column,
    key: `${table.key}.${field.key}`,
    heading: `${label} · ${column.heading}`,
  };
}

function rowsOf(
  ctx: Context,
  { table }: Part,
  all: readonly { readonly part: Part; readonly field: Field }[],
  customer: string,
): SQL {
  const time = findField(table, table.timeField) as Field;
  const key = findField(table, table.keyField) as Field;
  const column = columnSql('t', time.column);
  const at = time.type === 'date' ? sql`${column}::timestamp::timestamptz` : column;
  const cells = all.map(({ part, field }, index) => {
    const cell = part.table === table ? dataCell('t', field) : sql`null::text`;
    return sql`, ${cell} as ${sql.identifier(`c${index}`)}`;
  });
  const text = time.type === 'date' ? dataCell('t', time) : instantText(at);
  return sql`
    select ${labelIn(ctx.locale, table.label) || table.key}::text as what, ${at} as at, ${text} as at_text,
      ${columnSql('t', key.column)}::text as row_key${sql.join(cells)}
    from ${relationSql(table.relation)} t where t.customer_id = ${customer}::bigint`;
}
