import { catalogField, catalogTable, changeBatch, workspace } from '@/db/schema/index';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import type { Rule } from '@/server/domain/rule/rule';
import type { Context } from '../context';

export type Shop = TestDatabase & { readonly ctx: Context };

/** A workspace in UTC with empty customers (`id`, `city`) and orders (`no`, `at`, `amount`). */
export async function openShop(): Promise<Shop> {
  const database = await createTestDatabase();
  const { db, sql } = database;
  await db
    .insert(workspace)
    .values({ name: 'Shop', timeZone: 'UTC', currency: 'USD', language: 'en' });
  await sql.unsafe(`
    create table data.customers (customer_id bigint primary key, sample_key int not null default 0,
      inactive_since timestamptz, merged_into bigint, batch int not null default 0, id text not null unique, id__n text, city text, city__n text);
    create table data.orders (customer_id bigint not null, batch int not null default 0, no text not null, no__n text,
      at timestamptz not null, amount numeric, primary key (no, customer_id));
    create index on data.orders (customer_id, at)`);
  await describeShop(database);
  const actor = { kind: 'system', name: 'test' } as const;
  return { ...database, ctx: { db, sql, actor, locale: 'en' } };
}

async function describeShop({ db }: TestDatabase): Promise<void> {
  const label = (key: string) => ({ key, labelEn: key, labelZh: key });
  const [customers, orders] = await db
    .insert(catalogTable)
    .values([
      { ...label('customers'), kind: 'customer', relation: 'data.customers', keyField: 'id' },
      {
        ...label('orders'),
        ...{ kind: 'activity', relation: 'data.orders', keyField: 'no', timeField: 'at' },
      },
    ])
    .returning({ id: catalogTable.id });
  const field = (
    tableId: string | undefined,
    key: string,
    type: 'text' | 'instant' | 'number',
  ) => ({
    ...{ ...label(key), tableId: tableId ?? '', column: key, type, position: 0 },
  });
  await db
    .insert(catalogField)
    .values([
      field(customers?.id, 'id', 'text'),
      field(customers?.id, 'city', 'text'),
      field(orders?.id, 'no', 'text'),
      field(orders?.id, 'at', 'instant'),
      field(orders?.id, 'amount', 'number'),
    ]);
}

/** Customers 1 to n, all of one city. */
export async function addCustomers({ sql }: Shop, count: number, city = 'Oslo'): Promise<void> {
  await sql`insert into data.customers (customer_id, id, id__n, city, city__n)
    select n, n::text, n::text, ${city}, lower(${city}) from generate_series(1, ${count}::int) n`;
}

let orderNumber = 0;

export async function addOrder(
  { sql }: Shop,
  customer: number,
  at: string,
  amount = 10,
): Promise<void> {
  orderNumber += 1;
  const no = `o${orderNumber}`;
  await sql`insert into data.orders (customer_id, no, no__n, at, amount)
    values (${customer}, ${no}, ${no}, ${at}, ${amount})`;
}

/** What an import leaves behind when it lands. */
export async function landBatch({ db }: Shop): Promise<void> {
  await db.insert(changeBatch).values({ everyone: true });
}

/** At least `count` orders in the last `days` days. */
export function orderedRecently(days: number, count = 1): Rule {
  return {
    kind: 'activity',
    ...{ table: 'orders', measure: { fn: 'count' }, operator: '>=', value: count },
    window: { kind: 'last', n: days, unit: 'day' },
  };
}

export function livesIn(city: string): Rule {
  return { kind: 'attribute', field: 'city', operator: 'equals', value: city };
}

/** Everything a refresh leaves behind, without ids and clock readings, to be compared as a whole. */
export async function snapshotOf({ sql }: Shop) {
  const segments = sql`(select id, key from segment) s`;
  return {
    membership: await sql`select s.key, customer_id, entered_at, left_at, entered_cause, left_cause,
      grain from membership m join ${segments} on s.id = m.segment_id order by 1, 2, 3`,
    state: await sql`select customer_id, words from membership_state order by 1`,
    sizes: await sql`select s.key, as_of, size, entered, "left", cause_split, kind, approximate
      from segment_size z join ${segments} on s.id = z.segment_id order by 1, 2`,
    receipts:
      await sql`select s.key, kind, state, version, as_of, sql_text, parameters, total, size,
      entered, "left", cause_split, member_hash, fingerprint
      from segment_refresh r join ${segments} on s.id = r.segment_id order by 1, 5`,
    outbox: await sql`select s.key, customer_id, interval_start, o.kind, cause, at
      from outbox o join ${segments} on s.id = o.segment_id order by 1, 2, 3, 4`,
    clocks: await sql`select s.key, as_of, requested_as_of, live_since, token, fingerprint
      from segment_clock c join ${segments} on s.id = c.segment_id order by 1`,
  };
}
