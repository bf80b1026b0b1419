import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from './migrate';
import { dumpSchema } from './schema-dump';
import { createTestDatabase, type TestDatabase } from './testing/test-database';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
});
afterAll(() => database.drop());

it('is committed as the migrations make it (`npm run db:dump` writes it anew)', async () => {
  await Promise.all([1, 2, 3].map(() => migrate(database.url)));
  const committed = await readFile(new URL('./schema.dump.txt', import.meta.url), 'utf8');
  expect(await dumpSchema(database.sql)).toBe(committed);
});

it('tells a changed storage option', async () => {
  const before = await dumpSchema(database.sql);
  await database.sql`alter table membership set (fillfactor = 50)`;
  expect(await dumpSchema(database.sql)).not.toBe(before);
});
