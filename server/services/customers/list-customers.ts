import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { catalogSql } from '@/db/identifier-sql';
import { type Field, findField, type Label } from '@/server/domain/catalog/catalog';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import { normaliseText } from '@/server/domain/text/normalise-text';
import { findCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { readViewerScope } from '../owners/read-viewer-scope';
import { viewerCondition } from '../owners/viewer-condition';
import { readFields, searchedColumns, selectFields, type ShownValue } from './customer-fields';

export const ListCustomersInput = z.strictObject({
  search: z.string().max(200).default(''),
  /** The key of the last customer of the page before. */
  cursor: z.string().max(500).nullish(),
  limit: z.number().int().min(1).max(200).default(50),
});
export type ListCustomersInput = z.input<typeof ListCustomersInput>;

export type FieldHead = Pick<Field, 'key' | 'type'> & { readonly label: Label };
export type CustomerRow = { readonly key: string; readonly values: readonly ShownValue[] };

export type CustomerPage = {
  /** `noCustomers` before the first import, `noneYours` for somebody who sees their own customers only and has none. */
  readonly kind: 'page' | 'noCustomers' | 'noneYours';
  readonly columns: readonly FieldHead[];
  readonly rows: readonly CustomerRow[];
  readonly next: string | null;
  /** All customers the reader may see, whatever the search. */
  readonly total: number;
};

const columnsShown = 6;

/** Customers in the order of their keys, page by page; the search looks into keys and text the reader may see. */
export async function listCustomers(ctx: Context, raw: ListCustomersInput): Promise<CustomerPage> {
  const input = ListCustomersInput.parse(raw);
  const catalog = await findCatalog(ctx.db);
  const nothing = { columns: [], rows: [], next: null, total: 0 } as const;
  if (!catalog) return { kind: 'noCustomers', ...nothing };
  const { customers } = catalog;
  const viewer = await readViewerScope(ctx, customers);
  const seen = sql`t.inactive_since is null and ${viewerCondition('t', viewer)}`;
  const key = findField(customers, customers.keyField);
  if (!key) throw new Error('the customer table has no key field');
  const others = customers.fields.filter((field) => field !== key).slice(0, columnsShown);
  const keyName = catalogSql(`t.${quoteIdentifier(key.column)}`);
  const after = input.cursor == null ? sql`true` : sql`${keyName} > ${input.cursor}`;
  const relation = catalogSql(quoteRelation(customers.relation));
  const rows = await ctx.db.execute<{ key: string }>(sql`
    select ${keyName}::text as key, ${catalogSql(selectFields(ctx, 't', others) || 'null')}
    from ${relation} t
    where ${seen} and ${after} and ${searchCondition(input.search, searchedColumns(ctx, customers))}
    order by ${keyName} limit ${input.limit + 1}`);
  const [count] = await ctx.db.execute<{ total: string }>(
    sql`select count(*) as total from ${relation} t where ${seen}`,
  );
  const total = Number(count?.total ?? 0);
  if (viewer.kind !== 'everyone' && total === 0) return { kind: 'noneYours', ...nothing };
  const page = rows.slice(0, input.limit);
  return {
    kind: 'page',
    columns: others.map(({ key: name, type, label }) => ({ key: name, type, label })),
    rows: page.map((row) => ({ key: row.key, values: readFields(ctx, others, row) })),
    next: rows.length > input.limit ? (page.at(-1)?.key ?? null) : null,
    total,
  };
}

/** Whether a customer `t` has the text somewhere in the columns. */
export function searchCondition(search: string, columns: readonly string[]) {
  const wanted = normaliseText(search);
  if (wanted === null || columns.length === 0) return sql`true`;
  const pattern = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(${sql.join(
    columns.map((column) => sql`${catalogSql(`t.${column}`)} like ${pattern}`),
    sql` or `,
  )})`;
}
