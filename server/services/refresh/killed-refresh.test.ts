import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { applySegments } from '../segments/apply-segments';
import {
  addCustomers,
  addOrder,
  livesIn,
  openShop,
  orderedRecently,
  type Shop,
  snapshotOf,
} from '../testing/shop';
import { refreshSegments } from './refresh-segments';
import { verifyMembership } from './verify-membership';

const script = fileURLToPath(new URL('./refresh-then-die.ts', import.meta.url));
const name = { en: 'Recent', zh: '近期' };
const next = '2011-02-05T00:00:00Z';

async function preparedShop(): Promise<Shop> {
  const shop = await openShop();
  await addCustomers(shop, 40);
  for (let n = 1; n <= 40; n += 1)
    await addOrder(shop, n, `2011-01-${String((n % 28) + 1).padStart(2, '0')}T00:00:00Z`);
  await applySegments(shop.ctx, {
    segments: [
      { key: 'recent', name, rule: orderedRecently(20) },
      { key: 'oslo', name, rule: livesIn('Oslo') },
    ],
  });
  await refreshSegments(shop.ctx, { asOf: '2011-01-25T00:00:00Z' });
  for (const n of [3, 5, 7]) await addOrder(shop, n, '2011-02-03T00:00:00Z');
  await shop.sql`update data.customers set city = 'Rome', city__n = 'rome' where customer_id < 5`;
  return shop;
}

function dieIn(phase: string, url: string): Promise<NodeJS.Signals | null> {
  const args = ['--import', 'tsx', script, url, next, phase];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, () => resolve(child.signalCode));
  });
}

it.each(['evaluate', 'close', 'open', 'receipt', 'commit'])(
  'a refresh killed in its phase "%s" and run again leaves what an undisturbed one does',
  async (phase) => {
    const undisturbed = await preparedShop();
    await refreshSegments(undisturbed.ctx, { asOf: next });
    const shop = await preparedShop();
    const before = await snapshotOf(shop);
    expect(await dieIn(phase, shop.url)).toBe('SIGKILL');
    expect(await snapshotOf(shop)).toEqual(before);
    await refreshSegments(shop.ctx, { asOf: next });
    expect(await snapshotOf(shop)).toEqual(await snapshotOf(undisturbed));
    expect(await verifyMembership(shop.ctx)).toEqual({
      ...{ bitsAgainstIntervals: 0, overlaps: 0, sizesAgainstIntervals: 0 },
    });
    const runs = await shop.sql`select distinct run from segment`;
    expect(runs.map(({ run }) => run)).toEqual(['idle']);
    await Promise.all([shop.drop(), undisturbed.drop()]);
  },
);
