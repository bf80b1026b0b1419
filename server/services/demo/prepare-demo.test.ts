import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { listSegments } from '../segments/list-segments';
import { prepareDemo } from './prepare-demo';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('a demo', () => {
  it('is loaded', async () => {
    const t = performance.now();
    const done = await prepareDemo(database, { day: '2026-11-25' });
    console.log(done, (performance.now() - t) / 1000);
    const ctx = { ...database, actor: { kind: 'system', name: 't' }, locale: 'en' } as const;
    const { segments } = await listSegments(ctx, {});
    console.log(
      segments.map((s) => [s.key, s.size, s.total, s.spark.map((p) => p.size).join(' ')]),
    );
    expect(segments).toHaveLength(8);
  });
});
