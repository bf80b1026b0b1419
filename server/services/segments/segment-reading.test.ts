import { afterAll, beforeAll, expect, it } from 'vitest';
import { refreshSegments } from '../refresh/refresh-segments';
import {
  addCustomers,
  addOrder,
  livesIn,
  openShop,
  orderedRecently,
  type Shop,
} from '../testing/shop';
import { applySegments } from './apply-segments';
import { createSegment } from './create-segment';
import { memberColumns } from './member-columns';
import { segmentFacts } from './segment-facts';
import { tellSegments } from './tell-segments';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  await addCustomers(shop, 7);
  for (const customer of [1, 2, 3]) await addOrder(shop, customer, '2011-01-10T00:00:00Z');
  await shop.sql`update data.customers set city = 'Rome', city__n = 'rome' where customer_id in (3, 4)`;
  await applySegments(shop.ctx, {
    segments: [
      { key: 'buyers', name: { en: 'Buyers', zh: '买家' }, rule: orderedRecently(30) },
      { key: 'rome', name: { en: 'Rome', zh: '罗马' }, rule: livesIn('Rome') },
    ],
  });
  await refreshSegments(shop.ctx, { asOf: '2011-01-20T00:00:00Z' });
});
afterAll(() => shop.drop());

it('counts a customer of several segments once', async () => {
  expect((await segmentFacts(shop.ctx)).inAnySegment).toBe(4);
});

it('leaves out segments that were put away', async () => {
  await shop.sql`update segment set lifecycle = 'archived' where key = 'rome'`;
  expect((await segmentFacts(shop.ctx)).inAnySegment).toBe(3);
  await shop.sql`update segment set lifecycle = 'published' where key = 'rome'`;
});

it('tells published rules and drafts in the language of the reader', async () => {
  const { id } = await createSegment(shop.ctx, {
    name: { en: 'Idea', zh: '想法' },
    draft: { kind: 'group', combinator: 'and', rules: [] },
  });
  const told = await tellSegments({ ...shop.ctx, locale: 'zh-CN' });
  const texts = Object.values(told).map(({ published }) => published?.text ?? null);
  expect(texts.filter((text) => text?.includes('Rome'))).toHaveLength(1);
  expect(told[id]?.published).toBeNull();
});

it('offers the fields a role may see, the key apart', async () => {
  const { key, fields } = await memberColumns(shop.ctx);
  expect([key?.key, fields.map((field) => field.key)]).toEqual(['id', ['city']]);
  await shop.sql`update catalog_field set personal = true where key = 'city'`;
  const actor = { kind: 'person', id: 'p', name: 'P', role: 'leadership' } as const;
  expect((await memberColumns({ ...shop.ctx, actor })).fields).toEqual([]);
});
