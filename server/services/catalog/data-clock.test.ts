import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { type ImportBench, openImportBench } from '../import/import-fixture';
import type { ImportMapping } from '../import/import-input';
import { runImport } from '../import/run-import';
import { dataClock } from './data-clock';

let database: TestDatabase;
let bench: ImportBench;
beforeAll(async () => {
  database = await createTestDatabase();
  bench = await openImportBench(database, 'Asia/Shanghai');
});
afterAll(async () => {
  await bench.remove();
  await database.drop();
});

async function importCustomers(name: string, text: string, completeThrough?: string) {
  const path = await bench.write(name, text);
  const mapping = { into: 'customers', key: 'id', ...(completeThrough && { completeThrough }) };
  await runImport(bench.ctx, { path, mapping: mapping as ImportMapping });
}

it('follows the newest dated row, not the import of a list without dates', async () => {
  const orders = await bench.write('orders.csv', 'no,who,at\n1,a,2024-03-08 10:00:00\n');
  await importCustomers('customers.csv', 'id,city\na,Oslo\n');
  const untilOrders = await dataClock(database.db);
  await runImport(bench.ctx, {
    path: orders,
    mapping: { into: 'activity', name: 'orders', customer: 'who', key: 'no', time: 'at' },
  });
  await importCustomers('again.csv', 'id,city\na,Bergen\n');
  expect(Math.abs(Date.parse(untilOrders) - Date.now())).toBeLessThan(600_000);
  expect(await dataClock(database.db)).toBe('2024-03-08T16:00:00Z');
});

it('takes what was stated, also for a list without dates, and never passes now', async () => {
  await importCustomers('stated.csv', 'id,city\na,Rome\n', '2024-04-01');
  expect(await dataClock(database.db)).toBe('2024-03-31T16:00:00Z');
  await importCustomers('later.csv', 'id,city\na,Rome\n', '2999-01-01');
  expect(Date.parse(await dataClock(database.db))).toBeLessThanOrEqual(Date.now() + 600_000);
});
