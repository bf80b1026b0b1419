import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimWork } from '@/server/services/work/claim-work';
import { cancelWork } from '@/server/services/work/cancel-work';
import { getWork } from '@/server/services/work/get-work';
import { listWork } from '@/server/services/work/list-work';
import { sweepWork } from '@/server/services/work/sweep-work';
import { runBackfillWork } from '@/server/services/backfill/run-backfill-work';
import { refreshSegments } from '@/server/services/refresh/refresh-segments';
import { runRefreshWork } from '@/server/services/refresh/run-refresh-work';
import { createSegment } from '@/server/services/segments/create-segment';
import { publishSegment } from '@/server/services/segments/publish-segment';
import { segmentSizes } from '@/server/services/segments/segment-sizes';
import {
  addCustomers,
  addOrder,
  openShop,
  orderedRecently,
  type Shop,
} from '@/server/services/testing/shop';
import { enqueueBackfill, enqueueRefresh } from './enqueue';
import { startWorker } from './worker';

const name = { en: 'Recent', zh: '近期' };
const silent = pino({ level: 'silent' });
const going = () => false;

async function publishedShop(key: string, backfill: boolean): Promise<Shop> {
  const shop = await openShop();
  await addCustomers(shop, 5);
  await addOrder(shop, 1, '2011-03-10T00:00:00Z');
  const made = await createSegment(shop.ctx, { name, key });
  await publishSegment(shop.ctx, {
    ...{ id: made.id, revision: made.revision, rule: orderedRecently(400), backfill },
  });
  return shop;
}

describe('queued work', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await publishedShop('recent', false);
  });
  afterAll(() => shop.drop());
  const { ctx: order } = { ctx: { trigger: 'demand', keys: ['recent'] } as const };
  const enqueue = () => enqueueRefresh(shop.db, { ...order, actor: shop.ctx.actor });

  it('is one while nobody has begun it, and none when the transaction does not commit', async () => {
    const [waiting] = await listWork(shop.ctx);
    expect(await enqueue()).toBe(waiting?.id);
    const rolledBack = shop.db.transaction(async (tx) => {
      await enqueueBackfill(tx, {
        ...{ from: '2011-01-01', to: '2011-02-01', every: 'month', actor: shop.ctx.actor },
      });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    expect(await listWork(shop.ctx)).toHaveLength(1);
    expect(await shop.sql`select 1 from pgboss.job where name = 'backfill'`).toHaveLength(0);
  });

  it('is done once, however often its job comes', async () => {
    const id = await enqueue();
    expect(await runRefreshWork(shop.ctx, id, going)).toBe('done');
    expect(await runRefreshWork(shop.ctx, id, going)).toBe('not claimed');
    expect(await getWork(shop.ctx, { id })).toMatchObject({ state: 'done', done: 5, total: 5 });
    expect((await segmentSizes(shop.ctx, 'recent')).points).toHaveLength(1);
  });

  it('is done by one of two that take it at once', async () => {
    const id = await enqueue();
    const outcomes = await Promise.all([1, 2].map(() => runRefreshWork(shop.ctx, id, going)));
    expect(outcomes.sort()).toEqual(['done', 'not claimed']);
  });

  it('stops when asked to and writes nothing more', async () => {
    const waiting = await enqueue();
    expect(await cancelWork(shop.ctx, { id: waiting })).toMatchObject({ state: 'cancelled' });
    expect(await runRefreshWork(shop.ctx, waiting, going)).toBe('not claimed');
    const running = await enqueue();
    const outcome = await claimWork(shop.ctx, running, async ({ report }) => {
      await cancelWork(shop.ctx, { id: running });
      await report({ step: 'next' });
    });
    expect(outcome).toBe('cancelled');
  });

  it('goes back to the queue when the worker stops, and a sweep sends it again', async () => {
    const id = await enqueue();
    expect(await runRefreshWork(shop.ctx, id, () => true)).toBe('returned');
    await shop.sql`delete from pgboss.job`;
    expect(await sweepWork(shop.ctx)).toMatchObject({ requeued: 1 });
    expect(await shop.sql`select 1 from pgboss.job where data ->> 'workId' = ${id}`).toHaveLength(
      1,
    );
    expect(await runRefreshWork(shop.ctx, id, going)).toBe('done');
  });

  it('is never taken from a worker by a sweep at the same moment while its job waits', async () => {
    for (let n = 0; n < 10; n += 1) {
      const id = await enqueue();
      const [outcome] = await Promise.all([
        runRefreshWork(shop.ctx, id, going),
        sweepWork(shop.ctx),
        sweepWork(shop.ctx),
      ]);
      expect(outcome).toBe('done');
    }
  });

  it('is taken up again after its worker died, not while it lives', async () => {
    const id = await enqueue();
    await shop.sql`delete from pgboss.job`;
    await claimWork(shop.ctx, id, async () => {
      await sweepWork(shop.ctx);
      expect((await getWork(shop.ctx, { id })).state).toBe('running');
    });
    await shop.sql`update work set state = 'running' where id = ${id}`;
    expect(await sweepWork(shop.ctx)).toMatchObject({ requeued: 1 });
    expect((await getWork(shop.ctx, { id })).state).toBe('queued');
  });
});

describe('the sweep', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await publishedShop('recent', false);
    await shop.sql`delete from pgboss.job`;
    await shop.sql`delete from work`;
    await shop.sql`update segment set run = 'idle'`;
  });
  afterEach(() => shop.drop());
  const published = (ago: string) =>
    shop.sql`update segment_version set published_at = now() - ${ago}::interval`;
  const swept = async () => (await sweepWork(shop.ctx)).enqueued;

  it('orders one refresh of everything a day, however often it looks and however many it missed', async () => {
    expect(await swept()).toBeNull();
    await published('3 days');
    expect(await swept()).toBe('schedule');
    expect(await swept()).toBeNull();
    await shop.sql`update work set created_at = now() - interval '2 days', state = 'done'`;
    await shop.sql`update segment set run = 'idle'`;
    expect(await swept()).toBe('schedule');
    expect(await swept()).toBeNull();
  });

  it('orders what was published and never refreshed, after some minutes', async () => {
    await shop.sql`insert into work (kind, subject, input, state, actor)
      values ('refresh', '', '{"trigger":"schedule"}', 'done', 'test')`;
    expect(await swept()).toBeNull();
    await published('11 minutes');
    expect(await swept()).toBe('demand');
    expect(await swept()).toBeNull();
  });

  it('tries a failed refresh again, after a pause', async () => {
    await shop.sql`insert into work (kind, subject, input, state, actor)
      values ('refresh', '', '{"trigger":"schedule"}', 'done', 'test')`;
    const failing = refreshSegments(shop.ctx, {}, () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await published('1 hour');
    expect(await swept()).toBeNull();
    await shop.sql`update segment_refresh set finished_at = now() - interval '3 minutes'`;
    expect(await swept()).toBe('demand');
  });
});

describe('a worker', () => {
  it('does what a publication ordered: members now and 24 months of past', async () => {
    const shop = await publishedShop('recent', true);
    await shop.sql`update catalog_table set stated_complete_through = '2011-04-15T00:00:00Z'`;
    const worker = await startWorker(shop.url, silent);
    await expect
      .poll(async () => (await listWork(shop.ctx)).length, { timeout: 60_000, interval: 200 })
      .toBe(0);
    await worker.stop();
    const { points } = await segmentSizes(shop.ctx, 'recent');
    expect(points).toHaveLength(25);
    expect(points.at(-1)).toMatchObject({ size: 1 });
    const states = await listWork(shop.ctx, { open: false });
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['done']));
    await shop.drop();
  });

  it('keeps the points that were finished when a backfill is stopped and resumed', async () => {
    const shop = await publishedShop('recent', false);
    const { actor } = shop.ctx;
    const range = { from: '2011-03-01', to: '2011-05-01', every: 'month' } as const;
    const id = await enqueueBackfill(shop.db, { keys: ['recent'], ...range, actor });
    let steps = 0;
    const stopSoon = () => {
      steps += 1;
      return steps > 3;
    };
    expect(await runBackfillWork(shop.ctx, id, stopSoon)).toBe('returned');
    expect((await segmentSizes(shop.ctx, 'recent')).points).toHaveLength(2);
    expect(await runBackfillWork(shop.ctx, id, going)).toBe('done');
    expect((await segmentSizes(shop.ctx, 'recent')).points).toHaveLength(3);
    await shop.drop();
  });
});
