import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refreshSegments } from '../refresh/refresh-segments';
import { verifyMembership } from '../refresh/verify-membership';
import { applySegments } from '../segments/apply-segments';
import { segmentSizes } from '../segments/segment-sizes';
import {
  addCustomers,
  addOrder,
  livesIn,
  openShop,
  orderedRecently,
  type Shop,
  snapshotOf,
} from '../testing/shop';
import { backfillSegments } from './backfill-segments';

const sound = { bitsAgainstIntervals: 0, overlaps: 0, sizesAgainstIntervals: 0 };
const name = { en: 'Recent', zh: '近期' };

describe('a backfill', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await openShop();
    await addCustomers(shop, 4);
    await addOrder(shop, 1, '2011-01-05T00:00:00Z');
    await addOrder(shop, 2, '2011-01-20T00:00:00Z');
    await addOrder(shop, 3, '2011-02-25T00:00:00Z');
    await addOrder(shop, 1, '2011-03-20T00:00:00Z');
    await applySegments(shop.ctx, {
      segments: [{ key: 'recent', name, rule: orderedRecently(31) }],
    });
  });
  afterEach(() => shop.drop());

  const months = (from: string, to: string) =>
    backfillSegments(shop.ctx, { from, to, every: 'month' });
  const sizes = async () =>
    (await segmentSizes(shop.ctx, 'recent')).points.map(({ asOf, size, entered, left }) => [
      ...[asOf.slice(0, 10), size, entered, left],
    ]);

  it('computes the start of each local month, oldest first, and continues open intervals', async () => {
    const report = await months('2011-01-01', '2011-04-01');
    expect(report.points.map(({ written }) => written)).toEqual([1, 1, 1, 1]);
    expect(await sizes()).toEqual([
      ['2011-01-01', 0, 0, 0],
      ['2011-02-01', 2, 2, 0],
      ['2011-03-01', 1, 1, 2],
      ['2011-04-01', 1, 1, 1],
    ]);
    expect(await verifyMembership(shop.ctx)).toEqual(sound);
    const { membership, outbox } = await snapshotOf(shop);
    expect(new Set(membership.map((row) => row.grain))).toEqual(new Set(['month']));
    expect(outbox).toHaveLength(0);
  });

  it('tells who moved at the first live refresh by activity or clock, whichever came first', async () => {
    const causes = async () =>
      shop.sql`select entered_cause as cause, 'entered' as kind, customer_id::int as customer
          from membership where entered_at = '2011-04-01'
        union all select left_cause, 'left', customer_id::int
          from membership where left_at = '2011-04-01' order by customer`;
    const moves = [
      { cause: 'activity', kind: 'entered', customer: 1 },
      { cause: 'clock', kind: 'left', customer: 3 },
    ];
    await months('2011-02-01', '2011-03-01');
    await refreshSegments(shop.ctx, { asOf: '2011-04-01T00:00:00Z' });
    expect(await causes()).toEqual(moves);
    const other = await openShop();
    await shop.drop();
    shop = other;
    await addCustomers(shop, 4);
    await addOrder(shop, 1, '2011-01-05T00:00:00Z');
    await addOrder(shop, 3, '2011-02-25T00:00:00Z');
    await addOrder(shop, 1, '2011-03-20T00:00:00Z');
    await applySegments(shop.ctx, {
      segments: [{ key: 'recent', name, rule: orderedRecently(31) }],
    });
    await refreshSegments(shop.ctx, { asOf: '2011-04-01T00:00:00Z' });
    await months('2011-02-01', '2011-03-01');
    expect(await causes()).toEqual(moves);
    const { points } = await segmentSizes(shop.ctx, 'recent');
    expect(points.at(-1)).toMatchObject({ size: 1, entered: 1, left: 1 });
    expect(await verifyMembership(shop.ctx)).toEqual(sound);
  });

  it('gives the same intervals in whatever order the points are computed', async () => {
    await months('2011-01-01', '2011-04-01');
    const { membership: forward, sizes: forwardSizes } = await snapshotOf(shop);
    const other = await openShop();
    await addCustomers(other, 4);
    await other.sql`delete from data.orders`;
    for (const row of await shop.sql`select * from data.orders`)
      await other.sql`insert into data.orders ${other.sql(row)}`;
    await applySegments(other.ctx, {
      segments: [{ key: 'recent', name, rule: orderedRecently(31) }],
    });
    for (const day of ['2011-03-01', '2011-01-01', '2011-04-01', '2011-02-01'])
      await backfillSegments(other.ctx, { from: day, to: day, every: 'day' });
    const { membership, sizes: otherSizes } = await snapshotOf(other);
    const spans = (rows: readonly Record<string, unknown>[]) =>
      rows.map(({ customer_id, entered_at, left_at }) => [customer_id, entered_at, left_at]);
    const counts = (rows: readonly Record<string, unknown>[]) =>
      rows.map(({ as_of, size, entered, left }) => [as_of, size, entered, left]);
    expect(spans(membership)).toEqual(spans(forward));
    expect(counts(otherSizes)).toEqual(counts(forwardSizes));
    expect(await verifyMembership(other.ctx)).toEqual(sound);
    await other.drop();
  });

  it('keeps points that stand, also when the data has changed since', async () => {
    await months('2011-01-01', '2011-03-01');
    const before = await snapshotOf(shop);
    await addOrder(shop, 4, '2011-01-10T00:00:00Z');
    const again = await months('2011-01-01', '2011-03-01');
    expect(again.points.map(({ kept, written }) => [kept, written])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    expect(await snapshotOf(shop)).toEqual(before);
  });

  it('puts a past before a live refresh that stands, whose members do not change', async () => {
    await refreshSegments(shop.ctx, { asOf: '2011-03-01T00:00:00Z' });
    const before = await shop.sql`select words from membership_state order by customer_id`;
    await months('2011-01-01', '2011-02-01');
    await backfillSegments(shop.ctx, { from: '2011-02-28', to: '2011-02-28', every: 'day' });
    expect(await sizes()).toEqual([
      ['2011-01-01', 0, 0, 0],
      ['2011-02-01', 2, 2, 0],
      ['2011-02-28', 1, 1, 2],
      ['2011-03-01', 1, 0, 0],
    ]);
    expect(await shop.sql`select words from membership_state order by customer_id`).toEqual(before);
    expect(await verifyMembership(shop.ctx)).toEqual(sound);
  });

  it('refuses points at and after a first live refresh before anything is written', async () => {
    await refreshSegments(shop.ctx, { asOf: '2011-03-01T00:00:00Z' });
    const before = await snapshotOf(shop);
    await expect(months('2011-01-01', '2011-03-01')).rejects.toThrow('AS_OF_BACKWARDS');
    await expect(months('2011-05-01', '2011-01-01')).rejects.toThrow('RANGE_REVERSED');
    await expect(months('2011-02-30', '2011-03-01')).rejects.toThrow('BAD_DATE');
    expect(await snapshotOf(shop)).toEqual(before);
  });

  it('lets a live refresh follow the last point, not come before it', async () => {
    await months('2011-01-01', '2011-02-01');
    await expect(refreshSegments(shop.ctx, { asOf: '2011-01-15T00:00:00Z' })).rejects.toThrow(
      'AS_OF_BACKWARDS',
    );
    const report = await refreshSegments(shop.ctx, { asOf: '2011-02-01T00:00:00Z' });
    expect(report.segments[0]).toMatchObject({
      asOf: '2011-02-01T00:00:00.000001Z',
      size: 2,
      entered: 0,
    });
    await refreshSegments(shop.ctx, { asOf: '2011-03-01T00:00:00Z' });
    expect(await verifyMembership(shop.ctx)).toEqual(sound);
  });

  it('says which points are approximate and why', async () => {
    await applySegments(shop.ctx, { segments: [{ key: 'oslo', name, rule: livesIn('Oslo') }] });
    await months('2011-02-01', '2011-03-01');
    const rows = await shop.sql`select s.key, r.as_of, r.approximate from segment_refresh r
      join segment s on s.id = r.segment_id order by 1, 2`;
    expect(rows.map(({ key, approximate }) => [key, approximate])).toEqual([
      ['oslo', [{ kind: 'oldValuesUnknown', field: 'city' }]],
      ['oslo', [{ kind: 'oldValuesUnknown', field: 'city' }]],
      ['recent', [{ kind: 'beforeFirstRow', table: 'orders', firstDay: '2011-01-05T00:00:00Z' }]],
      ['recent', null],
    ]);
  });

  it('keeps finished points when it is stopped between two', async () => {
    let told = 0;
    const stopped = backfillSegments(
      ...([shop.ctx, { from: '2011-01-01', to: '2011-04-01', every: 'month' }] as const),
      () => {
        told += 1;
        if (told === 3) throw new Error('stopped');
      },
    );
    await expect(stopped).rejects.toThrow('stopped');
    expect(await sizes()).toHaveLength(2);
    await months('2011-01-01', '2011-04-01');
    expect(await sizes()).toHaveLength(4);
    expect(await verifyMembership(shop.ctx)).toEqual(sound);
  });
});
