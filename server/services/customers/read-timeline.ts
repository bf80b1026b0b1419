import { sql } from 'drizzle-orm';
import { catalogSql } from '@/db/identifier-sql';
import {
  type ActivityTable,
  type Field,
  findField,
  type Label,
} from '@/server/domain/catalog/catalog';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import { loadCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { getSettings } from '../settings/get-settings';
import { isHidden } from './customer-fields';
import { findCustomer, type ReadCustomerInput } from './read-customer';

export type TimelineEvent = { readonly at: Instant; readonly amount: string | null };

export type Timeline = {
  readonly tables: readonly {
    readonly table: string;
    readonly label: Label;
    /** What the bars measure; null where the table has no number the reader may see. */
    readonly measure: { readonly label: Label; readonly type: Field['type'] } | null;
    readonly rows: number;
    readonly sum: string | null;
    /** The newest 1,000, oldest first. */
    readonly events: readonly TimelineEvent[];
  }[];
};

const eventsShown = 1_000;

/** When a customer did what, for one picture over time: each table with its first money or number field. */
export async function readTimeline(ctx: Context, input: ReadCustomerInput): Promise<Timeline> {
  const catalog = await loadCatalog(ctx.db);
  const { customer_id: customerId } = await findCustomer(ctx, catalog.customers, input.key);
  const { timeZone } = (await getSettings(ctx)).calendar;
  const tables = await Promise.all(
    catalog.activities.map((table) => readEvents(ctx, table, customerId, timeZone)),
  );
  return { tables };
}

async function readEvents(
  ctx: Context,
  table: ActivityTable,
  customerId: string,
  timeZone: string,
): Promise<Timeline['tables'][number]> {
  const time = findField(table, table.timeField);
  if (!time) throw new Error(`${table.key} lacks its time`);
  const seen = table.fields.filter((field) => !isHidden(ctx, field));
  const measure =
    seen.find((field) => field.type === 'money') ?? seen.find((field) => field.type === 'number');
  const column = catalogSql(`t.${quoteIdentifier(time.column)}`);
  const at = time.type === 'date' ? sql`(${column}::timestamp at time zone ${timeZone})` : column;
  const amount = measure ? catalogSql(`t.${quoteIdentifier(measure.column)}`) : sql`null::numeric`;
  const relation = catalogSql(quoteRelation(table.relation));
  const mine = sql`t.customer_id = ${customerId}::bigint`;
  const events = await ctx.db.execute<{ at: string; amount: string | null }>(sql`
    select ${at}::text as at, ${amount}::text as amount from ${relation} t
    where ${mine} order by ${column} desc limit ${eventsShown}`);
  const [total] = await ctx.db.execute<{ rows: string; sum: string | null }>(
    sql`select count(*) as rows, sum(${amount})::text as sum from ${relation} t where ${mine}`,
  );
  return {
    table: table.key,
    label: table.label,
    measure: measure ? { label: measure.label, type: measure.type } : null,
    rows: Number(total?.rows ?? 0),
    sum: total?.sum ?? null,
    events: events.map((event) => ({ at: toInstant(event.at), amount: event.amount })).reverse(),
  };
}
