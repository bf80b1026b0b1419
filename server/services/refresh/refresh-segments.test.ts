import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applySegments } from '../segments/apply-segments';
import {
  addCustomers,
  addOrder,
  landBatch,
  livesIn,
  openShop,
  orderedRecently,
  type Shop,
  snapshotOf,
} from '../testing/shop';
import { refreshSegments } from './refresh-segments';
import { verifyMembership } from './verify-membership';

const sound = { bitsAgainstIntervals: 0, overlaps: 0, sizesAgainstIntervals: 0 };
const name = { en: 'Recent', zh: '近期' };

describe('a refresh', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
    await addCustomers(shop, 5);
    for (const customer of [1, 2, 3]) await addOrder(shop, customer, '2011-01-10T00:00:00Z');
    await applySegments(shop.ctx, {
      segments: [
        { key: 'recent', name, rule: orderedRecently(30) },
        { key: 'oslo', name, rule: livesIn('oslo') },
      ],
    });
  });
  afterAll(() => shop.drop());

  const refresh = (asOf: string) => refreshSegments(shop.ctx, { asOf });
  const one = async (asOf: string, key = 'recent') =>
    (await refresh(asOf)).segments.find((segment) => segment.key === key);

  it('enters everybody for whom the rule holds, as caused by the rule, and tells nobody', async () => {
    expect(await one('2011-01-20T00:00:00Z')).toMatchObject({
      size: 3,
      entered: 3,
      left: 0,
      state: 'refreshed',
    });
    const { membership, outbox } = await snapshotOf(shop);
    expect(membership).toHaveLength(8);
    expect(new Set(membership.map((row) => row.entered_cause))).toEqual(new Set(['rule']));
    expect(outbox).toHaveLength(0);
    expect(await verifyMembership(shop.ctx)).toEqual(sound);
  });

  it('returns the stored receipt for the same as-of while nothing changed', async () => {
    const before = await snapshotOf(shop);
    expect(await one('2011-01-20T00:00:00Z')).toMatchObject({ size: 3, state: 'unchanged' });
    expect(await snapshotOf(shop)).toEqual(before);
  });

  it('refuses an earlier as-of and writes nothing', async () => {
    const before = await snapshotOf(shop);
    await expect(refresh('2011-01-19T00:00:00Z')).rejects.toThrow('AS_OF_BACKWARDS');
    expect(await snapshotOf(shop)).toEqual(before);
  });

  it('runs one microsecond later at the same as-of when data landed, and calls late rows corrections', async () => {
    await addOrder(shop, 4, '2011-01-11T00:00:00Z');
    await landBatch(shop);
    const done = await one('2011-01-20T00:00:00Z');
    expect(done).toMatchObject({ asOf: '2011-01-20T00:00:00.000001Z', size: 4, entered: 1 });
    const again = await one('2011-01-20T00:00:00Z');
    expect(again).toMatchObject({ asOf: '2011-01-20T00:00:00.000001Z', state: 'unchanged' });
    const { sizes } = await snapshotOf(shop);
    expect(sizes.at(-1)?.cause_split).toEqual({ entered: { correction: 1 }, left: {} });
  });

  it('tells time, new rows and corrections apart, and puts them into the outbox', async () => {
    await addOrder(shop, 5, '2011-02-01T00:00:00Z');
    await addOrder(shop, 1, '2011-01-15T00:00:00Z');
    await landBatch(shop);
    const done = await one('2011-02-10T00:00:00Z');
    expect(done).toMatchObject({ size: 3, entered: 1, left: 2 });
    const { sizes, outbox } = await snapshotOf(shop);
    expect(sizes.at(-1)?.cause_split).toEqual({ entered: { activity: 1 }, left: { clock: 2 } });
    expect(outbox.filter((row) => row.key === 'recent')).toHaveLength(4);
    expect(await verifyMembership(shop.ctx)).toEqual(sound);
  });

  it('marks what a rule edit causes and tells nobody about it', async () => {
    const before = await snapshotOf(shop);
    await applySegments(shop.ctx, {
      segments: [{ key: 'recent', name, rule: orderedRecently(300) }],
    });
    expect(await one('2011-02-11T00:00:00Z')).toMatchObject({ size: 5, entered: 2 });
    const after = await snapshotOf(shop);
    expect(after.sizes.at(-1)?.cause_split).toEqual({ entered: { rule: 2 }, left: {} });
    expect(after.outbox).toHaveLength(before.outbox.length);
  });

  it('marks what a change of the zone causes', async () => {
    await shop.sql`update workspace set time_zone = 'Asia/Tokyo'`;
    await addOrder(shop, 5, '2011-02-02T00:00:00Z');
    await shop.sql`delete from data.orders where customer_id = 4`;
    expect(await one('2011-02-12T00:00:00Z')).toMatchObject({ size: 4, left: 1 });
    const { sizes } = await snapshotOf(shop);
    expect(sizes.at(-1)?.cause_split).toEqual({ entered: {}, left: { settings: 1 } });
  });

  it('lets deleted customers leave', async () => {
    await shop.sql`delete from data.customers where customer_id = 1`;
    expect(await one('2011-02-13T00:00:00Z', 'oslo')).toMatchObject({ size: 4, left: 1 });
    expect(await verifyMembership(shop.ctx)).toEqual(sound);
  });

  it('keeps the members of a broken rule, says so once, and goes on with the others', async () => {
    await shop.sql`update catalog_field set key = 'town' where key = 'city'`;
    const report = await refresh('2011-02-14T00:00:00Z');
    await refresh('2011-02-15T00:00:00Z');
    expect(report.segments.map(({ key, state }) => [key, state])).toEqual([
      ['oslo', 'broken'],
      ['recent', 'refreshed'],
    ]);
    const [row] = await shop.sql`select trust, trust_reason, run from segment where key = 'oslo'`;
    expect(row).toMatchObject({ trust: 'broken', run: 'idle' });
    const [open] = await shop.sql`select count(*)::int as open from membership m
      join segment s on s.id = m.segment_id where s.key = 'oslo' and left_at is null`;
    expect(open?.open).toBe(4);
    const notices = await shop.sql`select kind from notice`;
    expect(notices).toHaveLength(1);
    await shop.sql`update catalog_field set key = 'city' where key = 'town'`;
    await refresh('2011-02-16T00:00:00Z');
    const [back] = await shop.sql`select trust, trust_reason from segment where key = 'oslo'`;
    expect(back).toEqual({ trust: 'current', trust_reason: null });
  });

  it('lets two that ask at once take turns', async () => {
    const [a, b] = await Promise.all([
      refresh('2011-03-01T00:00:00Z'),
      refresh('2011-03-01T00:00:00Z'),
    ]);
    const states = [a, b].map((report) => report.segments[0]?.state).sort();
    expect(states).toEqual(['refreshed', 'unchanged']);
    expect(await verifyMembership(shop.ctx)).toEqual(sound);
  });
});
