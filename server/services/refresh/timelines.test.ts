import { afterAll, beforeAll, expect, it } from 'vitest';
import { backfillSegments } from '../backfill/backfill-segments';
import { evaluateRule } from '../evaluation/evaluate-rule';
import { applySegments } from '../segments/apply-segments';
import {
  addCustomers,
  addOrder,
  livesIn,
  openShop,
  orderedRecently,
  type Shop,
} from '../testing/shop';
import { refreshSegments } from './refresh-segments';
import { verifyMembership } from './verify-membership';

const timelines = Number(process.env.STRATUM_TIMELINES ?? 12);
const seed = Number(process.env.STRATUM_SEED ?? 7);
const customers = 8;
const name = { en: 'Any', zh: '任意' };

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.drop());

/** A small repeatable source of numbers in [0, 1): mulberry32. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const dayOf = (n: number) => new Date(Date.UTC(2011, 0, 1 + n)).toISOString().slice(0, 10);
const instantOf = (n: number) => `${dayOf(n)}T00:00:00Z`;

async function membersAt(key: string, asOf: string): Promise<string[]> {
  const rows = await shop.sql`select m.customer_id::text as id from membership m
    join segment s on s.id = m.segment_id
    where s.key = ${key} and m.entered_at <= ${asOf}::timestamptz
      and (m.left_at is null or m.left_at > ${asOf}::timestamptz) order by 1`;
  return rows.map(({ id }) => id);
}

it(
  `shows at every past instant of ${timelines} random histories (seed ${seed}) what was evaluated then`,
  async () => {
    const random = randomFrom(seed);
    const pick = (n: number) => Math.floor(random() * n);
    const someRule = () =>
      random() < 0.25
        ? livesIn(random() < 0.5 ? 'Oslo' : 'Rome')
        : orderedRecently(3 + pick(25), 1 + pick(2));
    for (let timeline = 0; timeline < timelines; timeline += 1) {
      await shop.sql`truncate data.customers, data.orders`;
      await addCustomers(shop, customers);
      const key = `t${timeline}`;
      let rule = someRule();
      await applySegments(shop.ctx, { segments: [{ key, name, rule }] });
      const known = new Map<string, readonly string[]>();
      const change = async (day: number) => {
        const customer = 1 + pick(customers);
        const what = random();
        if (what < 0.6) await addOrder(shop, customer, instantOf(Math.max(0, day - pick(30))));
        else if (what < 0.75)
          await shop.sql`update data.customers set city = 'Rome', city__n = 'rome' where customer_id = ${customer}`;
        else if (what < 0.85)
          await shop.sql`delete from data.orders where customer_id = ${customer}`;
        else if (what < 0.92)
          await shop.sql`delete from data.customers where customer_id = ${customer}`;
        else
          await shop.sql`insert into data.customers (customer_id, id, id__n, city, city__n)
          values (${customer}, ${customer}, ${customer}, 'Oslo', 'oslo') on conflict do nothing`;
      };
      const remember = async (asOf: string) => {
        const { ids } = await evaluateRule(shop.ctx, { rule, asOf, ids: true });
        known.set(asOf, ids ?? []);
      };
      for (let step = 0; step < 6; step += 1) {
        for (let n = 0; n < 4; n += 1) await change(60);
        const day = pick(60);
        if (known.has(instantOf(day))) continue;
        await remember(instantOf(day));
        await backfillSegments(shop.ctx, {
          from: dayOf(day),
          to: dayOf(day),
          every: 'day',
          keys: [key],
        });
      }
      for (let day = 60; day < 100; day += 1 + pick(9)) {
        for (let n = 0; n < 3; n += 1) await change(day);
        if (random() < 0.15) {
          rule = someRule();
          await applySegments(shop.ctx, { segments: [{ key, name, rule }] });
        }
        await remember(instantOf(day));
        await refreshSegments(shop.ctx, { asOf: instantOf(day), keys: [key] });
        if (day === 60)
          await backfillSegments(shop.ctx, {
            from: dayOf(pick(60)),
            to: dayOf(59),
            every: 'month',
            keys: [key],
          });
      }
      for (const [asOf, expected] of known)
        expect([timeline, asOf, await membersAt(key, asOf)]).toEqual([timeline, asOf, expected]);
    }
    expect(await verifyMembership(shop.ctx)).toEqual({
      ...{ bitsAgainstIntervals: 0, overlaps: 0, sizesAgainstIntervals: 0 },
    });
  },
  60_000 + timelines * 5_000,
);
