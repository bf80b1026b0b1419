import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogField, catalogTable, segment, segmentVersion, trait } from '@/db/schema/index';
import type { Rule } from '@/server/domain/rule/rule';
import { createSegment } from '../segments/create-segment';
import { publishSegment } from '../segments/publish-segment';
import { livesIn, openShop, orderedRecently, type Shop } from '../testing/shop';
import { findDependantKeys } from '../refresh/enqueue-dependants';
import { listDependants } from './list-dependants';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  const { db } = shop;
  const [region] = await db
    .insert(catalogTable)
    .values({
      ...{ key: 'region', kind: 'toOne', relation: 'data.region', keyField: 'city' },
      ...{ labelEn: 'Region', labelZh: '地区' },
    })
    .returning({ id: catalogTable.id });
  await db.insert(catalogField).values(
    ['city', 'manager'].map((key, position) => ({
      ...{ tableId: region?.id ?? '', key, column: key, type: 'text' as const, position },
      ...{ labelEn: key, labelZh: key },
    })),
  );
  await db.insert(trait).values([
    {
      ...{ key: 'spend', nameEn: 'Spend', nameZh: '消费' },
      definition: {
        ...{ kind: 'activity', table: 'orders', measure: { fn: 'sum', field: 'amount' } },
      },
    },
    {
      ...{ key: 'pace', nameEn: 'Pace', nameZh: '节奏' },
      definition: { kind: 'perMonth', of: 'spend', months: 3, mode: 'mean' },
    },
  ]);
});
afterAll(() => shop.drop());

async function publish(key: string, rule: unknown): Promise<void> {
  const made = await createSegment(shop.ctx, { key, name: { en: key } });
  await publishSegment(shop.ctx, { id: made.id, revision: made.revision, rule });
}

const namesOf = async (...target: Parameters<typeof listDependants>[1][]) => {
  const [only] = target;
  const found = await listDependants(shop.db, only as NonNullable<typeof only>);
  return { segments: found.segments.map(({ key }) => key), traits: found.traits.map((t) => t.key) };
};

it('names segments and traits that use a table, a field, a choice, a trait or a segment', async () => {
  await publish('city', livesIn('Oslo'));
  await publish('recent', orderedRecently(30));
  const rule = {
    kind: 'group',
    combinator: 'and',
    rules: [
      { kind: 'segment', segment: 'city', operator: 'in' },
      { kind: 'trait', trait: 'pace', operator: '>', value: { field: 'region.manager' } },
      { kind: 'attribute' },
    ],
  };
  await createSegment(shop.ctx, { key: 'draft', name: { en: 'Draft' }, draft: rule });
  expect(await namesOf({ kind: 'table', table: 'orders' })).toEqual({
    ...{ segments: ['recent'], traits: ['spend'] },
  });
  expect(await namesOf({ kind: 'field', table: 'orders', field: 'amount' })).toEqual({
    ...{ segments: [], traits: ['spend'] },
  });
  expect(await namesOf({ kind: 'field', table: 'customers', field: 'city' })).toEqual({
    ...{ segments: ['city', 'draft'], traits: [] },
  });
  expect(await namesOf({ kind: 'field', table: 'region', field: 'manager' })).toEqual({
    ...{ segments: ['draft'], traits: [] },
  });
  expect(await namesOf({ kind: 'segment', key: 'city' })).toEqual({
    ...{ segments: ['draft'], traits: [] },
  });
  expect(await namesOf({ kind: 'trait', key: 'spend' })).toEqual({
    ...{ segments: [], traits: ['pace'] },
  });
  expect(await namesOf({ kind: 'trait', key: 'pace' })).toEqual({
    ...{ segments: ['draft'], traits: [] },
  });
  expect(await namesOf({ kind: 'choice', table: 'orders', field: 'no', choice: 'x' })).toEqual({
    ...{ segments: [], traits: [] },
  });
});

it('gives a refresh to published segments that depend on what changed, through others too', async () => {
  const made = await createSegment(shop.ctx, { key: 'inner', name: { en: 'Inner' } });
  const outer = await createSegment(shop.ctx, { key: 'outer', name: { en: 'Outer' } });
  const store = async (segmentId: string, rule: Rule) => {
    await shop.db.insert(segmentVersion).values({ segmentId, version: 1, rule, publishedBy: 'a' });
    await shop.db
      .update(segment)
      .set({ lifecycle: 'published', publishedVersion: 1 })
      .where(eq(segment.id, segmentId));
  };
  await store(made.id, { kind: 'trait', trait: 'pace', operator: '>', value: 1 });
  await store(outer.id, { kind: 'segment', segment: 'inner', operator: 'notIn' });
  const keys = (kind: 'trait' | 'segment', key: string) =>
    findDependantKeys(shop.db, { kind, key });
  expect(await keys('segment', 'city')).toEqual([]);
  expect(await keys('segment', 'inner')).toEqual(['outer']);
  expect(await keys('trait', 'spend')).toEqual(['inner', 'outer']);
});
