import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { importVerb } from '@/server/cli/verbs/import';
import { dataClock } from '../catalog/data-clock';
import { loadCatalog } from '../catalog/load-catalog';
import { type ImportBench, openImportBench } from './import-fixture';
import type { ImportResult } from './run-import';

const folder = join(process.cwd(), '..', 'shared', 'data', 'online-retail');
const present = existsSync(folder);

describe.runIf(!present)('the retail data set', () => {
  it('is not at ../shared/data/online-retail, so its figures are not checked here', () => {
    expect(present).toBe(false);
  });
});

describe.runIf(present)('the retail data set', () => {
  let database: TestDatabase;
  let bench: ImportBench;
  const run = (line: string) => importVerb(bench.ctx, line.split(' ')) as Promise<ImportResult>;
  const customersLine = `customers ${folder}/customers.csv.gz --key customer_id --created-at first_seen --types country=choice`;
  const ordersLine = `activity orders ${folder}/orders.csv.gz --customer customer_id --key order_id --time ordered_at --types status=choice,amount=money`;

  beforeAll(async () => {
    database = await createTestDatabase();
    bench = await openImportBench(database);
  });

  afterAll(async () => {
    await bench.remove();
    await database.drop();
  });

  it('comes in whole, without a bad row', async () => {
    const customers = await run(customersLine);
    expect(customers).toMatchObject({
      table: 'customers',
      rows: 5942,
      new: 5942,
      bad: 0,
      badRows: [],
    });
    const started = performance.now();
    const orders = await run(ordersLine);
    const seconds = (performance.now() - started) / 1000;
    console.info(`orders: ${Math.round(orders.rows / seconds)} rows per second`);
    expect(orders).toMatchObject({ rows: 44876, new: 44876, changed: 0, bad: 0, repeated: 0 });
    expect(orders.completeThrough).toBe('2011-12-10T00:00:00Z');
    expect(await dataClock(bench.ctx.db)).toBe('2011-12-10T00:00:00Z');
    const [total] = await database.sql`select sum(amount)::text as sum from data.orders`;
    expect(total?.sum).toBe('16343651.02');
  });

  it('has the types that its values show', async () => {
    const catalog = await loadCatalog(bench.ctx.db);
    const typesOf = (fields: readonly { key: string; type: string }[]) =>
      Object.fromEntries(fields.map(({ key, type }) => [key, type]));
    expect(typesOf(catalog.customers.fields)).toEqual({
      customer_id: 'text',
      country: 'choice',
      first_seen: 'instant',
    });
    expect(typesOf(catalog.activities[0]?.fields ?? [])).toEqual({
      order_id: 'text',
      ordered_at: 'instant',
      amount: 'money',
      line_count: 'number',
      status: 'choice',
    });
  });

  it('changes nothing the second time', async () => {
    expect(await run(ordersLine)).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: 44876,
      customers: 0,
    });
    expect(await run(customersLine)).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: 5942,
      customers: 0,
    });
    const [batches] = await database.sql`select count(*)::int as n from change_batch`;
    expect(batches?.n).toBe(2);
  });
});
