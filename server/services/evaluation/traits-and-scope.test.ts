import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executeFragment } from '@/db/execute-fragment';
import { trait } from '@/db/schema/index';
import { compileEvaluation } from '@/server/domain/evaluation/compile-evaluation';
import { compileTraitValues } from '@/server/domain/evaluation/compile-trait-values';
import type { EvaluationArguments, Scope, ViewerScope } from '@/server/domain/evaluation/scope';
import type { TraitDefinition } from '@/server/domain/trait/trait';
import { loadCatalog } from '../catalog/load-catalog';
import { addCustomers, addOrder, openShop, type Shop } from '../testing/shop';

const calendar = { timeZone: 'UTC', weekStart: 'monday', fiscalYearStart: 1 } as const;
const activity = (fn: 'avg' | 'sum' | 'count' | 'max'): TraitDefinition => ({
  ...{ kind: 'activity', table: 'orders' },
  measure: fn === 'count' ? { fn } : { fn, field: 'amount' },
});

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  await addCustomers(shop, 10);
  for (let customer = 1; customer <= 8; customer += 1)
    await addOrder(shop, customer, '2011-01-10T00:00:00Z', customer);
  const named = (key: string, definition: TraitDefinition) => ({
    ...{ key, nameEn: key, nameZh: key, definition },
  });
  await shop.db
    .insert(trait)
    .values([
      named('spend', activity('sum')),
      named('largest', activity('max')),
      named('average', activity('avg')),
      named('half', { kind: 'quantile', of: 'largest', parts: 2 }),
      named('rank', { kind: 'quantile', of: 'largest', parts: 4, by: 'rank' }),
      named('average_half', { kind: 'quantile', of: 'average', parts: 2 }),
      named('twice', { kind: 'quantile', of: 'rank', parts: 2, direction: 'lowIsHigh' }),
    ]);
});
afterAll(() => shop.drop());

const at = (
  scope: Scope,
  viewerScope: ViewerScope = { kind: 'everyone' },
): EvaluationArguments => ({
  ...{ asOf: '2011-02-01T00:00:00Z', scope, viewerScope, source: { kind: 'live' } },
});
const topHalf = (key: string, value = 2) => ({ kind: 'trait', trait: key, operator: '=', value });

async function compile(rules: readonly unknown[], args: EvaluationArguments) {
  const catalog = await loadCatalog(shop.db);
  const compiled = compileEvaluation(
    rules.map((rule, index) => ({ key: String(index), rule })),
    { catalog, calendar },
    args,
  );
  if ('refused' in compiled) throw new Error(JSON.stringify(compiled.refused));
  return compiled.fragment;
}

async function membersOf(rule: unknown, args: EvaluationArguments): Promise<string[]> {
  const rows = await executeFragment<{ customer_id: string; w1: string }>(
    shop.db,
    await compile([rule], args),
  );
  return rows
    .filter(({ w1 }) => w1 === '1')
    .map(({ customer_id }) => customer_id)
    .sort();
}

describe('a quantile is a part of everybody who exists', () => {
  it.each(['half', 'average_half'])('%s, whoever is looked at', async (key) => {
    const everyone = await membersOf(topHalf(key), at({ kind: 'all' }));
    expect(everyone).toEqual(['5', '6', '7', '8']);
    const few = at({ kind: 'ids', ids: ['4', '5', '6', '10'] });
    expect(await membersOf(topHalf(key), few)).toEqual(['5', '6']);
  });

  it('by rank, and of another quantile', async () => {
    const some = at({ kind: 'ids', ids: ['1', '2', '3', '8'] });
    expect(await membersOf(topHalf('rank', 1), some)).toEqual(['1', '2']);
    expect(await membersOf(topHalf('rank', 4), some)).toEqual(['8']);
    expect(await membersOf(topHalf('twice', 2), some)).toEqual(['1', '2', '3']);
  });

  it('and still nobody is told of whom the viewer may not see', async () => {
    const nobody = at({ kind: 'all' }, { kind: 'nobody' });
    expect(await membersOf(topHalf('half'), nobody)).toEqual([]);
    await shop.sql`update data.customers set city__n = 'bergen' where customer_id in (4, 8)`;
    const owned = at({ kind: 'all' }, { kind: 'owner', column: 'city__n', values: ['bergen'] });
    expect(await membersOf(topHalf('half'), owned)).toEqual(['8']);
    await shop.sql`update data.customers set city__n = 'oslo'`;
  });
});

describe('an average in a quantile', () => {
  it('is exact where a rounded quotient would not be', async () => {
    await shop.sql`delete from data.orders`;
    const add = async (customer: number, amounts: readonly number[]) => {
      for (const amount of amounts) await addOrder(shop, customer, '2011-01-10T00:00:00Z', amount);
    };
    await add(1, [1, 0, 0]);
    await add(2, [2, 0, 0, 0, 0, 0]);
    await add(3, [1, 1, 0, 0, 0, 0]);
    await add(4, [1, 0, 0]);
    await add(5, [1]);
    expect(await membersOf(topHalf('average_half', 1), at({ kind: 'all' }))).toEqual([
      ...['1', '2', '3', '4'],
    ]);
  });
});

describe('the text', () => {
  it('scans each table once for rules that share traits, finds edges once, and holds no clock', async () => {
    const rules = [
      topHalf('half'),
      topHalf('rank', 4),
      { kind: 'trait', trait: 'spend', operator: '>', value: 1 },
      { kind: 'trait', trait: 'average', operator: '>', value: 1 },
      { kind: 'trait', trait: 'largest', operator: '>', value: 1 },
      topHalf('twice'),
      topHalf('average_half'),
      { kind: 'activity', table: 'orders', measure: { fn: 'count' }, operator: '>', value: 1 },
    ];
    const { text, params } = await compile(rules, at({ kind: 'all' }));
    expect(text.match(/from "data"."orders"/g)).toHaveLength(1);
    expect(text.match(/from "data"."customers"/g)).toHaveLength(1);
    expect(text.match(/max\(t\."amount"\)/g)).toHaveLength(1);
    expect(text).not.toMatch(/now\(|current_|interval|clock_timestamp|localtime/i);
    const plan = await shop.sql.unsafe(`explain ${text}`, params as never[]);
    const lines = plan.map((row) => Object.values(row)[0] as string);
    const scans = lines.filter((line) => /Scan.* on (orders|customers) /.test(line));
    expect(scans).toHaveLength(2);
    const edges = lines.filter((line) => /CTE e\d+$/.test(line));
    expect(edges).toHaveLength(3);
  });
});

describe('the values of a trait', () => {
  const valuesOf = async (definition: unknown, key = 'judged') => {
    const catalog = await loadCatalog(shop.db);
    const trait = { key, label: { en: '', zh: '' }, unit: '', definition: definition as never };
    const others = catalog.traits.filter((one) => one.key !== key);
    const compiled = compileTraitValues(
      [key],
      { catalog: { ...catalog, traits: [...others, trait] }, calendar },
      at({ kind: 'ids', ids: ['1', '2', '5', '9'] }),
    );
    if ('refused' in compiled) return compiled.refused[0]?.problems;
    const rows = await executeFragment<{ customer_id: string; v1: string }>(
      shop.db,
      compiled.fragment,
    );
    return Object.fromEntries(rows.map(({ customer_id, v1 }) => [customer_id, v1]));
  };

  it('are given for each customer, missing ones included', async () => {
    expect(await valuesOf(activity('sum'))).toEqual({ 1: '1', 2: '2', 5: '1', 9: '0' });
    const average = await valuesOf(activity('avg'));
    expect(average).toMatchObject({ 1: '0.33333333333333333333', 9: null });
  });

  it('are refused with paths inside the definition, and in a circle', async () => {
    expect(
      await valuesOf({ kind: 'score', parts: [{ trait: 'nothing', weight: 'x' }] }),
    ).toMatchObject([
      { code: 'UNKNOWN_TRAIT', path: ['parts', 0, 'trait'] },
      { code: 'BAD_NUMBER', path: ['parts', 0, 'weight'] },
    ]);
    expect(await valuesOf({ kind: 'quantile', of: 'half', parts: 2 }, 'largest')).toMatchObject([
      { code: 'SEGMENT_CYCLE', path: ['of'], within: { kind: 'trait', key: 'half' } },
    ]);
  });
});
