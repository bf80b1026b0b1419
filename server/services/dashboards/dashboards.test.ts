import { afterAll, beforeAll, expect, test } from 'vitest';
import { segment, segmentRefresh, segmentSize } from '@/db/schema/index';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { searchSegments } from '../search/search-segments';
import { getDashboard } from './get-dashboard';
import { querySegmentSizes } from './query-segment-sizes';
import { saveDashboard } from './save-dashboard';

let database: TestDatabase;
let ctx: Context;

const causes = { entered: {}, left: {} };
const ids = new Map<string, string>();

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = { ...database, actor: { kind: 'system', name: 'test' }, locale: 'en' };
  const rows = await database.db
    .insert(segment)
    .values([
      {
        key: 'lost',
        nameEn: 'Lost',
        nameZh: '已流失',
        lifecycle: 'published',
        publishedVersion: 1,
      },
      {
        key: 'loyal',
        nameEn: 'Loyal',
        nameZh: '忠诚',
        lifecycle: 'published',
        publishedVersion: 1,
      },
      { key: 'idea', nameEn: '100 % idea', nameZh: '想法' },
      { key: 'old', nameEn: 'Old', nameZh: '旧', lifecycle: 'archived', publishedVersion: 1 },
    ])
    .returning({ id: segment.id, key: segment.key });
  for (const { id, key } of rows) ids.set(key, id);
  const point = (key: string, asOf: string, size: number, approximate = false) => ({
    ...{ segmentId: ids.get(key) as string, asOf, size, approximate },
    ...{ entered: 2, left: 1, causeSplit: causes, kind: 'backfill' as const },
  });
  const points = [
    point('lost', '2011-10-01T00:00:00Z', 40, true),
    point('lost', '2011-11-01T00:00:00Z', 41),
    point('lost', '2011-12-01T00:00:00Z', 42),
    point('loyal', '2011-12-01T00:00:00Z', 90),
  ];
  await database.db.insert(segmentSize).values(points);
  await database.db.insert(segmentRefresh).values(
    points.map((one) => ({
      ...one,
      ...{ state: 'done' as const, version: 1, timeZone: 'UTC', sqlText: 'select', total: 500 },
      ...{ parameters: [], shape: 'shared', scope: 'all', trigger: 'backfill' as const },
      ...{ fingerprint: 'f', startedAt: one.asOf },
      approximate: one.approximate
        ? [{ kind: 'beforeFirstRow', table: 'orders', firstDay: '2009-12-01T00:00:00Z' }]
        : null,
    })),
  );
});

afterAll(() => database.drop());

test('shows the largest published segments over 24 months until a layout is saved', async () => {
  const { layout, revision, choices } = await getDashboard(ctx);
  expect(layout).toEqual({ segments: ['loyal', 'lost'], period: '24m' });
  expect(revision).toBeNull();
  expect(choices.map(({ key, size }) => [key, size])).toEqual([
    ['loyal', 90],
    ['lost', 42],
  ]);
});

test('gives the points of a stretch with the base, and what was in force before', async () => {
  const [lost, loyal] = await querySegmentSizes(ctx, {
    keys: ['lost', 'loyal', 'nobody'],
    from: '2011-10-15T00:00:00Z',
    to: '2011-12-01T00:00:00Z',
  });
  expect(lost?.before).toEqual({ asOf: '2011-10-01T00:00:00Z', size: 40 });
  expect(lost?.points.map(({ asOf, size, total }) => [asOf, size, total])).toEqual([
    ['2011-11-01T00:00:00Z', 41, 500],
    ['2011-12-01T00:00:00Z', 42, 500],
  ]);
  expect(lost?.reasons).toEqual([]);
  expect(loyal?.before).toBeNull();
});

test('tells why points are approximate', async () => {
  const [lost] = await querySegmentSizes(ctx, { keys: ['lost'], from: null, to: null });
  expect(lost?.points.map(({ approximate }) => approximate)).toEqual([true, false, false]);
  expect(lost?.reasons).toMatchObject([{ kind: 'beforeFirstRow', table: 'orders' }]);
});

test('a layout is saved once per revision, the later of two savers is refused', async () => {
  const layout = { segments: ['lost', 'old'], period: '12m' as const };
  const { revision } = await saveDashboard(ctx, { layout, revision: null });
  expect((await getDashboard(ctx)).layout).toEqual({ segments: ['lost'], period: '12m' });
  await expect(saveDashboard(ctx, { layout, revision: null })).rejects.toThrow(StratumError);
  await saveDashboard(ctx, { layout, revision });
  await expect(saveDashboard(ctx, { layout, revision })).rejects.toMatchObject({
    problems: [{ code: 'CONFLICT' }],
  });
});

test('search finds names in both languages and takes signs of patterns literally', async () => {
  const keys = async (text: string) => (await searchSegments(ctx, { text })).map(({ key }) => key);
  expect(await keys('流失')).toEqual(['lost']);
  expect(await keys('LO')).toEqual(['lost', 'loyal']);
  expect(await keys('%')).toEqual(['idea']);
});
