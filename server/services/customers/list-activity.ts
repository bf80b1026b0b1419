import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { catalogSql } from '@/db/identifier-sql';
import { type ActivityTable, findField, type Label } from '@/server/domain/catalog/catalog';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import { compareInstants, type Instant, toInstant } from '@/server/domain/time/instant';
import { loadCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { getSettings } from '../settings/get-settings';
import { readFields, selectFields, type ShownValue } from './customer-fields';
import type { FieldHead } from './list-customers';
import { findCustomer } from './read-customer';

export const ListActivityInput = z.strictObject({
  key: z.string().min(1).max(500),
  cursor: z.strictObject({ at: z.string().max(40), table: z.string(), row: z.string() }).nullish(),
  limit: z.number().int().min(1).max(100).default(20),
  /** Sent along by endless lists; this one only goes back in time. */
  direction: z.literal('forward').optional(),
});
export type ListActivityInput = z.input<typeof ListActivityInput>;
type Cursor = NonNullable<ListActivityInput['cursor']>;

export type ActivityRow = {
  readonly table: string;
  readonly tableLabel: Label;
  /** The row's own key. */
  readonly row: string;
  readonly at: Instant;
  /** A plain date has no time of day. */
  readonly isDate: boolean;
  readonly fields: readonly (FieldHead & {
    readonly choiceLabel: Label | null;
    readonly value: ShownValue;
  })[];
};

export type ActivityPage = { readonly rows: readonly ActivityRow[]; readonly next: Cursor | null };

/** What a customer did, newest first across all activity tables; refuses NOT_FOUND. */
export async function listActivity(ctx: Context, raw: ListActivityInput): Promise<ActivityPage> {
  const input = ListActivityInput.parse(raw);
  const catalog = await loadCatalog(ctx.db);
  const { customer_id: customerId } = await findCustomer(ctx, catalog.customers, input.key);
  const { timeZone } = (await getSettings(ctx)).calendar;
  const pages = await Promise.all(
    catalog.activities.map((table) => readRows(ctx, table, customerId, timeZone, input)),
  );
  const rows = pages
    .flat()
    .sort(newestFirst)
    .slice(0, input.limit + 1);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const more = rows.length > input.limit && last !== undefined;
  return { rows: page, next: more ? { at: last.at, table: last.table, row: last.row } : null };
}

function newestFirst(a: ActivityRow, b: ActivityRow): number {
  if (a.at !== b.at) return compareInstants(b.at, a.at);
  if (a.table !== b.table) return a.table < b.table ? -1 : 1;
  return a.row < b.row ? 1 : -1;
}

async function readRows(
  ctx: Context,
  table: ActivityTable,
  customerId: string,
  timeZone: string,
  { cursor, limit = 20 }: ListActivityInput,
): Promise<readonly ActivityRow[]> {
  const time = findField(table, table.timeField);
  const key = findField(table, table.keyField);
  if (!time || !key) throw new Error(`${table.key} lacks its key or time`);
  const isDate = time.type === 'date';
  const column = catalogSql(`t.${quoteIdentifier(time.column)}`);
  const at = isDate ? sql`(${column}::timestamp at time zone ${timeZone})` : sql`${column}`;
  const row = catalogSql(`t.${quoteIdentifier(key.column)}::text collate "C"`);
  const others = table.fields.filter((field) => field !== time && field !== key);
  const rows = await ctx.db.execute<{ at: string; row: string }>(sql`
    select ${at}::text as at, ${row} as row, ${catalogSql(selectFields(ctx, 't', others) || 'null')}
    from ${catalogSql(quoteRelation(table.relation))} t
    where t.customer_id = ${customerId}::bigint and ${olderThan(cursor, at, row, table.key)}
    order by ${column} desc, ${row} desc limit ${limit + 1}`);
  return rows.map((each) => ({
    table: table.key,
    tableLabel: table.label,
    row: each.row,
    at: toInstant(each.at),
    isDate,
    fields: readFields(ctx, others, each).map((value, index) => {
      const field = others[index];
      if (!field) throw new Error('a value without a field');
      const text = value.kind === 'value' ? value.text : null;
      const choiceLabel = field.choices.find((choice) => choice.id === text)?.label ?? null;
      return { key: field.key, type: field.type, label: field.label, choiceLabel, value };
    }),
  }));
}

/** The rows after the cursor in the order (time descending, table, row descending). */
function olderThan(
  cursor: Cursor | null | undefined,
  at: ReturnType<typeof sql>,
  row: ReturnType<typeof sql>,
  table: string,
) {
  if (!cursor) return sql`true`;
  const older = sql`${at} < ${cursor.at}::timestamptz`;
  const same = sql`${at} = ${cursor.at}::timestamptz`;
  if (table === cursor.table) return sql`(${older} or (${same} and ${row} < ${cursor.row}))`;
  return table > cursor.table ? sql`(${older} or ${same})` : older;
}
