import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogField, segment, trait } from '@/db/schema/index';
import type { Rule } from '@/server/domain/rule/rule';
import { backfillSegments } from '../backfill/backfill-segments';
import { applySegments } from '../segments/apply-segments';
import { addCustomers, addOrder, livesIn, openShop, type Shop, snapshotOf } from '../testing/shop';
import { refreshSegments } from './refresh-segments';

const labelled = (key: string, rule: Rule) => ({ key, name: { en: key, zh: key }, rule });
const inside = (key: string, operator = 'in'): Rule => ({
  ...{ kind: 'segment', segment: key, operator },
});
const bigSpender: Rule = { kind: 'trait', trait: 'spend', operator: '>=', value: 20 };

describe('segments that refer to others and to traits', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
    await addCustomers(shop, 4);
    await shop.sql`update data.customers set city = 'Bergen', city__n = 'bergen' where customer_id = 1`;
    for (const customer of [1, 2, 3])
      await addOrder(shop, customer, '2011-01-10T00:00:00Z', customer * 10);
    await shop.db.insert(trait).values({
      ...{ key: 'spend', nameEn: 'Spend', nameZh: '消费' },
      definition: {
        ...{ kind: 'activity', table: 'orders', measure: { fn: 'sum', field: 'amount' } },
      },
    });
    await applySegments(shop.ctx, {
      segments: [
        labelled('oslo', livesIn('Oslo')),
        labelled('outside', inside('oslo', 'notIn')),
        labelled('big', bigSpender),
        labelled('big-in-oslo', {
          ...{ kind: 'group', combinator: 'and', rules: [inside('big'), inside('oslo')] },
        }),
        labelled('free', { kind: 'everyone' }),
      ],
    });
  });
  afterAll(() => shop.drop());

  const refresh = async (asOf: string) => {
    const { segments } = await refreshSegments(shop.ctx, { asOf });
    return Object.fromEntries(segments.map(({ key, state, size }) => [key, size ?? state]));
  };
  const causes = async (key: string, at: string) => {
    const { sizes } = await snapshotOf(shop);
    const found = sizes.find((row) => row.key === key && toMillis(row.as_of) === toMillis(at));
    return found?.cause_split;
  };
  const toMillis = (text: string) => new Date(text).getTime();
  const trustOf = async (key: string) => {
    const [row] = await shop.db.select().from(segment).where(eq(segment.key, key));
    return row?.trust;
  };

  it('have the members that their references have at the same instant', async () => {
    expect(await refresh('2011-02-01T00:00:00Z')).toEqual({
      ...{ oslo: 3, outside: 1, big: 2, 'big-in-oslo': 2, free: 4 },
    });
  });

  it('are due again when a trait is edited, and tell it as reference', async () => {
    await shop.db
      .update(trait)
      .set({
        definition: {
          ...{ kind: 'activity', table: 'orders', measure: { fn: 'count' } },
        },
      })
      .where(eq(trait.key, 'spend'));
    expect(await refresh('2011-02-02T00:00:00Z')).toMatchObject({ big: 0, 'big-in-oslo': 0 });
    const expected = { entered: {}, left: { reference: 2 } };
    expect(await causes('big', '2011-02-02T00:00:00Z')).toEqual(expected);
    expect(await causes('big-in-oslo', '2011-02-02T00:00:00Z')).toEqual(expected);
  });

  it('tell an edited rule as rule and what follows from it as reference', async () => {
    await applySegments(shop.ctx, { segments: [labelled('oslo', livesIn('Bergen'))] });
    expect(await refresh('2011-02-03T00:00:00Z')).toMatchObject({ oslo: 1, outside: 3 });
    expect(await causes('oslo', '2011-02-03T00:00:00Z')).toMatchObject({ entered: { rule: 1 } });
    expect(await causes('outside', '2011-02-03T00:00:00Z')).toMatchObject({
      ...{ entered: { reference: 3 }, left: { reference: 1 } },
    });
  });

  it('keep their members and turn blocked when a segment they refer to is broken', async () => {
    await shop.db
      .update(catalogField)
      .set({ key: 'town' })
      .where(sql`${catalogField.key} = 'city'`);
    expect(await refresh('2011-02-04T00:00:00Z')).toMatchObject({
      ...{ oslo: 'broken', outside: 'blocked', 'big-in-oslo': 'blocked', free: 4 },
    });
    expect(await trustOf('oslo')).toBe('broken');
    expect(await trustOf('outside')).toBe('blocked');
    await shop.db
      .update(catalogField)
      .set({ key: 'city' })
      .where(sql`${catalogField.key} = 'town'`);
    expect(await refresh('2011-02-05T00:00:00Z')).toMatchObject({ oslo: 1, outside: 3 });
    expect(await trustOf('outside')).toBe('current');
    const told = await shop.sql`select kind from notice order by 1`;
    expect(told.map(({ kind }) => kind)).toEqual([
      ...['segmentBlocked', 'segmentBlocked', 'segmentBroken'],
    ]);
  });

  it('refuse a circle, also among segments that are applied together', async () => {
    await expect(
      applySegments(shop.ctx, {
        segments: [labelled('left', inside('right')), labelled('right', inside('left'))],
      }),
    ).rejects.toMatchObject({
      problems: [{ code: 'SEGMENT_CYCLE', path: ['segments', 0, 'rule', 'segment'] }, {}],
    });
  });

  it('read a static segment as it was at the instant asked about', async () => {
    const [made] = await shop.db
      .insert(segment)
      .values({
        ...{ key: 'picked', nameEn: 'Picked', nameZh: '名单', kind: 'static' },
        lifecycle: 'published',
      })
      .returning({ id: segment.id });
    await shop.sql`insert into membership
      (segment_id, customer_id, entered_at, left_at, entered_cause, left_cause, grain) values
      (${made?.id ?? ''}, 1, '2011-01-01', '2011-01-20', 'manual', 'manual', 'live'),
      (${made?.id ?? ''}, 2, '2011-01-15', null, 'manual', null, 'live')`;
    await applySegments(shop.ctx, {
      segments: [
        labelled('by-hand', inside('picked')),
        labelled('rest', inside('picked', 'notIn')),
      ],
    });
    const { points } = await backfillSegments(shop.ctx, {
      ...{ keys: ['by-hand', 'rest'], from: '2011-01-10', to: '2011-01-25', every: 'day' },
    });
    expect(points).toHaveLength(16);
    const sizes = await shop.sql`select s.key, z.size from segment_size z
      join segment s on s.id = z.segment_id
      where s.key in ('by-hand', 'rest') and extract(day from z.as_of) in (10, 16, 25)
      order by 1, z.as_of`;
    expect(sizes.map(({ key, size }) => `${key} ${size}`)).toEqual([
      ...['by-hand 1', 'by-hand 2', 'by-hand 1', 'rest 3', 'rest 2', 'rest 3'],
    ]);
  });
});
