import { afterAll, beforeAll, expect, it } from 'vitest';
import { applySegments } from '../segments/apply-segments';
import { createSegment } from '../segments/create-segment';
import { refreshSegments } from '../refresh/refresh-segments';
import { addCustomers, livesIn, openShop, type Shop } from '../testing/shop';
import { readGuide } from './read-guide';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.drop());

it('tells what is there as it comes: rows, a draft, a published segment and its size', async () => {
  const { ctx, sql } = shop;
  expect(await readGuide(ctx)).toEqual({
    customers: 0,
    activity: 0,
    importing: false,
    draft: null,
    published: null,
  });
  await addCustomers(shop, 4);
  await sql`update catalog_table set row_count = case kind when 'customer' then 4 else 7 end`;
  expect(await readGuide(ctx)).toMatchObject({ customers: 4, activity: 7 });
  const { id } = await createSegment(ctx, {
    name: { en: 'Half', zh: '一半' },
    draft: livesIn('Oslo'),
  });
  expect(await readGuide(ctx)).toMatchObject({ draft: { id }, published: null });
  const name = { en: 'Oslo', zh: '奥斯陆' };
  await applySegments(ctx, { segments: [{ key: 'oslo', name, rule: livesIn('Oslo') }] });
  expect((await readGuide(ctx)).published?.size).toBeNull();
  await refreshSegments(ctx, {});
  expect((await readGuide(ctx)).published?.size).toBe(4);
});
