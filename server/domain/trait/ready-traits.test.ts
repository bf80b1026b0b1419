import { describe, expect, it } from 'vitest';
import { shopCatalog } from '../rule/describe-rule.fixture';
import { readyTraits, withParts } from './ready-traits';
import { TraitDefinition } from './trait';
import { traitKeyFromName } from './trait-key';
import { traitsInDefinition } from './trait-references';

describe('ready-made traits', () => {
  const ready = readyTraits(shopCatalog);

  it('are those that the catalog can answer, named after its tables and fields', () => {
    const offered = ready.filter((one) => one.offered);
    expect(offered.map(({ key }) => key)).toEqual([
      ...['orders_12_months', 'days_since_last_order', 'annual_spend', 'average_order_value'],
      ...['contacts_per_month', 'tenure_days', 'rfm_score'],
    ]);
    expect(ready.find(({ key }) => key === 'annual_spend')?.name).toEqual({
      en: 'Amount in 12 months',
      zh: '近 12 个月金额',
    });
    const latin = { ...shopCatalog, customers: { ...shopCatalog.customers, createdAtField: null } };
    const [orders, ...others] = latin.activities;
    const only = { ...orders, label: { en: 'Orders', zh: '' } } as NonNullable<typeof orders>;
    const told = readyTraits({ ...latin, activities: [only, ...others] });
    expect(told.find(({ key }) => key === 'last_order_at')?.name.zh).toBe('最近 Orders 时间');
  });

  it('are definitions whose parts come before them', () => {
    for (const { key, definition } of ready) {
      expect(TraitDefinition.parse(definition)).toEqual(definition);
      const parts = withParts(key, ready).map((one) => one.key);
      expect(parts.at(-1)).toBe(key);
      for (const part of traitsInDefinition(definition))
        expect(parts.indexOf(part as typeof key)).toBeGreaterThanOrEqual(0);
    }
    expect(withParts('rfm_score', ready).map(({ key }) => key)).toEqual([
      ...['last_order_at', 'days_since_last_order', 'orders_12_months', 'annual_spend'],
      'rfm_score',
    ]);
  });

  it('ask nothing of tables that are not there', () => {
    const bare = { ...shopCatalog, activities: [] };
    expect(readyTraits(bare).map(({ key }) => key)).toEqual(['tenure_days']);
  });
});

describe('the key of a new trait', () => {
  it('is made from its name, starts with a letter and is not taken', () => {
    expect(traitKeyFromName('Annual spend', new Set())).toBe('annual_spend');
    expect(traitKeyFromName('12-month Spend!', new Set())).toBe('month_spend');
    expect(traitKeyFromName('年消费', new Set(['年消费']))).toBe('年消费_2');
    expect(traitKeyFromName('3 · 4', new Set())).toBe('trait');
  });
});
