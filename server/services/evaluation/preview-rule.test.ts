import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import type { Context } from '../context';
import { previewRule } from './preview-rule';
import { runCancellable } from './run-cancellable';
import { tellRule } from './tell-rule';

let database: TestDatabase;
let ctx: Context;
const asOf = '2011-12-10T00:00:00Z';

beforeAll(async () => {
  database = await createTestDatabase();
  const { sql } = database;
  await sql.unsafe(`
    insert into catalog_table (key, kind, relation, label_en, label_zh, key_field, time_field)
    values ('customers', 'customer', 'data.customers', 'Customers', '客户', 'no', null),
      ('orders', 'activity', 'data.orders', 'Orders', '订单', 'order', 'at');
    insert into catalog_field (table_id, key, "column", type, label_en, label_zh, position, personal)
    select t.id, f.key, f.key, f.type, f.key, f.key, f.position, f.key = 'name'
    from (values ('customers', 'no', 'text', 1), ('customers', 'name', 'text', 2), ('customers', 'age', 'number', 3),
      ('orders', 'order', 'text', 1), ('orders', 'at', 'instant', 2), ('orders', 'amount', 'money', 3)) f(tbl, key, type, position)
    join catalog_table t on t.key = f.tbl;
    create schema if not exists data;
    create table data.customers (customer_id bigint primary key, sample_key int not null default 0, inactive_since timestamptz, merged_into bigint,
      no text, no__n text, name text, name__n text, age numeric);
    insert into data.customers (customer_id, no, no__n, name, age)
      select i, 'c' || i, 'c' || i, 'N' || i, case when i % 4 = 0 then null else i end from generate_series(1, 100) i;
    create table data.orders (customer_id bigint not null, "order" text, order__n text, at timestamptz not null, amount numeric,
      primary key ("order", customer_id));
    insert into data.orders (customer_id, "order", order__n, at, amount)
      select i, 'o' || i, 'o' || i, timestamptz '2011-12-01Z', i * 10 from generate_series(1, 50) i;
    update workspace set time_zone = 'UTC';
  `);
  ctx = {
    db: database.db,
    sql,
    actor: { kind: 'person', id: 'a', name: 'A', role: 'analyst' },
    locale: 'en',
  };
});
afterAll(() => database.drop());

const isOld = { kind: 'attribute', field: 'age', operator: '>', value: 50 };
const isNot = { kind: 'attribute', field: 'age', operator: '!=', value: 1 };
const average = {
  kind: 'activity',
  table: 'orders',
  measure: { fn: 'avg', field: 'amount' },
  operator: '>=',
  value: '300',
};
const and = (...rules: unknown[]) => ({ kind: 'group', combinator: 'and', rules });

describe('a preview', () => {
  it('counts the rule, each condition, who has no value, and who is left after each step', async () => {
    const preview = await previewRule(ctx, { rule: and(isNot, and(isOld, isNot), average), asOf });
    expect(preview.total).toBe(100);
    expect(preview.count).toBe(0);
    const byPath = new Map(preview.conditions.map((one) => [one.path.join('/'), one]));
    expect(byPath.get('rules/0')).toMatchObject({ holds: 99, missing: 25 });
    expect(byPath.get('rules/1')).toMatchObject({ holds: 37, missing: null });
    expect(byPath.get('rules/1/rules/0')).toMatchObject({ holds: 37, missing: 25 });
    expect(byPath.get('rules/2')).toMatchObject({ holds: 21, missing: 50 });
    expect(preview.attrition).toEqual([99, 37, 0]);
  });

  it('counts a negated condition as the complement, and no attrition for any-of', async () => {
    const not = { ...and(isOld), not: true };
    const preview = await previewRule(ctx, {
      rule: { ...and(not, average), combinator: 'or' },
      asOf,
    });
    expect(preview.conditions.find((one) => one.path.join('/') === 'rules/0')?.holds).toBe(63);
    expect(preview.attrition).toEqual([]);
  });

  it('shows up to 20 members and hides personal fields from those who may not see them', async () => {
    const mine = await previewRule(ctx, { rule: and(isOld), asOf });
    expect(mine.sample.rows).toHaveLength(20);
    expect(mine.sample.fields).toEqual(['no', 'age']);
    const manager: Context = {
      ...ctx,
      actor: { kind: 'person', id: 'm', name: 'M', role: 'operationsManager' },
    };
    const theirs = await previewRule(manager, { rule: and(isOld), asOf });
    expect(theirs.sample.fields).toEqual(['no', 'age', 'name']);
    expect(theirs.sample.rows[0]?.values).toHaveLength(3);
  });

  it('tells who leaves and who stays against another rule, unless that one no longer stands', async () => {
    const older = { ...isOld, value: 40 };
    const preview = await previewRule(ctx, { rule: isOld, asOf, compareWith: older });
    expect(preview.comparison).toEqual({ before: 45, stay: 37 });
    const gone = { ...isOld, field: 'gone' };
    expect(
      (await previewRule(ctx, { rule: isOld, asOf, compareWith: gone })).comparison,
    ).toBeNull();
  });

  it('refuses with the paths of the rule alone', async () => {
    const broken = and(isOld, { ...isOld, value: 'many' });
    await expect(previewRule(ctx, { rule: broken, asOf })).rejects.toMatchObject({
      problems: [{ code: 'BAD_NUMBER', path: ['rules', 1, 'value'] }],
    });
  });

  it('tells windows of the instant it was asked for', async () => {
    const recent = { ...average, window: { kind: 'last', n: 90, unit: 'day' } };
    const preview = await previewRule(ctx, { rule: recent, asOf });
    expect(preview.windows.en).toEqual(['last 90 days: 2011-09-11 00:00 to 2011-12-10 00:00 UTC']);
    const told = await tellRule(ctx, { rule: recent, asOf });
    expect(told.told['zh-CN'].windows).toEqual(preview.windows['zh-CN']);
  });
});

describe('a preview of what refers to traits and other tables', () => {
  beforeAll(async () => {
    await database.sql.unsafe(`
      insert into catalog_table (key, kind, relation, label_en, label_zh, key_field)
      values ('region', 'toOne', 'data.region', 'Region', '地区', 'name');
      insert into catalog_field (table_id, key, "column", type, label_en, label_zh, position)
      select id, f.key, f.key, 'text', f.key, f.key, 1
      from catalog_table, (values ('name'), ('manager')) f(key) where catalog_table.key = 'region';
      create table data.region (name text primary key, name__n text, manager text, manager__n text);
      insert into data.region select 'N' || i, 'n' || i, 'Ann', 'ann' from generate_series(1, 30) i;
      insert into trait (key, name_en, name_zh, definition) values
        ('largest', 'Largest order', '最大订单', '{"kind": "activity", "table": "orders", "measure": {"fn": "max", "field": "amount"}}'),
        ('orders', 'Orders', '订单数', '{"kind": "activity", "table": "orders", "measure": {"fn": "count"}}'),
        ('fifth', 'Fifth', '五分位', '{"kind": "quantile", "of": "largest", "parts": 5}');`);
  });

  it('counts conditions on them and who has no value there', async () => {
    const rule = and(
      { kind: 'attribute', field: 'region.manager', operator: 'notEquals', value: 'ANN' },
      { kind: 'trait', trait: 'fifth', operator: '=', value: 5 },
      { kind: 'trait', trait: 'orders', operator: '=', value: 0 },
    );
    const preview = await previewRule(ctx, { rule, asOf });
    expect(preview.conditions.map(({ holds, missing }) => [holds, missing])).toEqual([
      ...[
        [70, 70],
        [10, 50],
        [50, null],
      ],
    ]);
    expect(preview.sample.fields).toEqual(['no', 'age']);
  });
});

describe('a statement that is no longer wanted', () => {
  const slow = { text: 'select pg_sleep(30)::text as slept', params: [] };
  const running = () =>
    database.sql<{ n: number }[]>`select count(*)::int as n from pg_stat_activity
      where query like 'select pg_sleep(30)%' and state = 'active' and datname = current_database()`;

  it('is cancelled in the database when its signal fires', async () => {
    const abort = new AbortController();
    const refused = expect(
      runCancellable(database.sql, slow, { signal: abort.signal, timeoutMs: 20_000 }),
    ).rejects.toMatchObject({ problems: [{ code: 'CANCELLED' }] });
    await expect.poll(async () => (await running())[0]?.n).toBe(1);
    abort.abort();
    await refused;
    expect((await running())[0]?.n).toBe(0);
  });

  it('is stopped by its time limit', async () => {
    await expect(runCancellable(database.sql, slow, { timeoutMs: 100 })).rejects.toMatchObject({
      problems: [{ code: 'TIMED_OUT' }],
    });
  });
});
