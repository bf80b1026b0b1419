import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applySegments } from '../segments/apply-segments';
import { getSegment } from '../segments/get-segment';
import { listReceipts } from '../segments/list-receipts';
import { listSegments } from '../segments/list-segments';
import { publishSegment } from '../segments/publish-segment';
import { saveDraft } from '../segments/save-draft';
import {
  addCustomers,
  addOrder,
  landBatch,
  openShop,
  orderedRecently,
  type Shop,
  snapshotOf,
} from '../testing/shop';
import { refreshSegments } from './refresh-segments';
import { verifyMembership } from './verify-membership';

const name = { en: 'Recent', zh: '近期' };
const first = '2011-02-05T00:00:00Z';
const second = '2011-02-06T00:00:00Z';

describe('a refresh that is disturbed', () => {
  let shop: Shop;
  let id: string;
  beforeEach(async () => {
    shop = await openShop();
    await addCustomers(shop, 4);
    await addOrder(shop, 1, '2011-02-01T00:00:00Z');
    await applySegments(shop.ctx, {
      segments: [{ key: 'recent', name, rule: orderedRecently(30) }],
    });
    await refreshSegments(shop.ctx, { asOf: first });
    id = (await listSegments(shop.ctx)).segments[0]?.id ?? '';
  });
  afterEach(() => shop.drop());

  it('and fails keeps the last good members, leaves a receipt and tells people', async () => {
    const before = await snapshotOf(shop);
    const broken = refreshSegments(shop.ctx, { asOf: second }, (phase) => {
      if (phase === 'open') throw new Error('disk on fire');
    });
    await expect(broken).rejects.toThrow('disk on fire');
    const { receipts: _, ...after } = await snapshotOf(shop);
    expect(before).toMatchObject(after);
    expect((await getSegment(shop.ctx, { id })).run).toBe('failed');
    const { receipts } = await listReceipts(shop.ctx, { id });
    expect(receipts[0]).toMatchObject({ state: 'failed', error: { message: 'disk on fire' } });
    expect(await shop.sql`select kind from notice`).toMatchObject([{ kind: 'refreshFailed' }]);
    await refreshSegments(shop.ctx, { asOf: second });
    expect((await getSegment(shop.ctx, { id })).run).toBe('idle');
  });

  it('by a save and a publication goes on under the version it began with', async () => {
    const { revision } = await getSegment(shop.ctx, { id });
    await refreshSegments(shop.ctx, { asOf: second }, async (phase) => {
      if (phase !== 'evaluate') return;
      const saved = await saveDraft(shop.ctx, { id, revision, name: { en: 'New', zh: '新' } });
      await publishSegment(shop.ctx, { id, revision: saved.revision, rule: orderedRecently(3) });
    });
    const { receipts } = await listReceipts(shop.ctx, { id });
    expect(receipts.map(({ version }) => version)).toEqual([1, 1]);
    await refreshSegments(shop.ctx, { asOf: '2011-02-07T00:00:00Z' });
    expect((await listReceipts(shop.ctx, { id })).receipts[0]).toMatchObject({
      version: 2,
      size: 0,
    });
  });

  it('by an import takes its rows in the next time', async () => {
    await refreshSegments(shop.ctx, { asOf: second }, async (phase) => {
      if (phase !== 'evaluate') return;
      await addOrder(shop, 2, '2011-02-02T00:00:00Z');
      await landBatch(shop);
    });
    const [segment] = (await refreshSegments(shop.ctx, { asOf: second })).segments;
    expect(segment).toMatchObject({ state: 'refreshed', size: 2, entered: 1 });
    expect(await verifyMembership(shop.ctx)).toMatchObject({ bitsAgainstIntervals: 0 });
  });

  it('by a clock that moved meanwhile writes nothing', async () => {
    const before = await snapshotOf(shop);
    const fenced = refreshSegments(shop.ctx, { asOf: second }, async (phase) => {
      if (phase === 'open')
        await shop.sql`update segment_clock set as_of = '2011-03-01', requested_as_of = '2011-03-01'`;
    });
    await expect(fenced).rejects.toThrow('AS_OF_BACKWARDS');
    const { clocks: _, ...after } = await snapshotOf(shop);
    expect(before).toMatchObject(after);
  });

  it('goes on from where a segment is when the data clock lies behind it', async () => {
    await shop.sql`update catalog_table set stated_complete_through = '2011-01-01T00:00:00Z'`;
    const [same] = (await refreshSegments(shop.ctx, {})).segments;
    expect(same).toMatchObject({ state: 'unchanged', asOf: first });
    await landBatch(shop);
    const [next] = (await refreshSegments(shop.ctx, {})).segments;
    expect(next).toMatchObject({ state: 'refreshed', asOf: '2011-02-05T00:00:00.000001Z' });
  });
});
