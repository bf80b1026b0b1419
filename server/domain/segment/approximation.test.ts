import { describe, expect, it } from 'vitest';
import type { Catalog } from '../catalog/catalog';
import type { Rule } from '../rule/rule';
import { approximationReasons, type HistoryFacts } from './approximation';

const calendar = { timeZone: 'UTC', weekStart: 'monday', fiscalYearStart: 1 } as const;
const label = { en: '', zh: '' };
const catalog: Catalog = {
  customers: {
    ...{ kind: 'customer', key: 'customers', relation: 'data.customers', label, fields: [] },
    ...{ keyField: 'id', createdAtField: 'since' },
  },
  toOnes: [],
  traits: [],
  segments: [],
  activities: [
    {
      ...{ kind: 'activity', key: 'orders', relation: 'data.orders', label, fields: [] },
      ...{ keyField: 'no', timeField: 'at' },
    },
  ],
};
const facts: HistoryFacts = {
  customersSince: '2011-06-01T00:00:00Z',
  lastChange: new Map([['city', '2011-07-15T00:00:00Z']]),
  firstDay: new Map([['orders', '2010-01-01T00:00:00Z']]),
};
const attribute = (field: string): Rule => ({
  ...{ kind: 'attribute', field, operator: 'equals', value: 'x' },
});
const orders = (window?: object): Rule =>
  ({
    ...{ kind: 'activity', table: 'orders', measure: { fn: 'count' }, operator: '>=', value: 1 },
    ...(window && { window }),
  }) as Rule;
const reasons = (rule: Rule, asOf: string) =>
  approximationReasons(
    { kind: 'group', combinator: 'and', rules: [rule] },
    ...([catalog, calendar, asOf, facts] as const),
  ).map(({ kind }) => kind);

describe('a past point is approximate', () => {
  it('when a customer field is read as it is today', () => {
    expect(reasons(attribute('city'), '2011-05-01T00:00:00Z')).toEqual(['oldValuesUnknown']);
    expect(reasons(attribute('city'), '2011-07-01T00:00:00Z')).toEqual(['oldValuesUnknown']);
    expect(reasons(attribute('city'), '2011-08-01T00:00:00Z')).toEqual([]);
  });

  it('not by the key and the creation date, which do not change', () => {
    expect(reasons(attribute('id'), '2011-05-01T00:00:00Z')).toEqual([]);
    expect(reasons(attribute('since'), '2011-05-01T00:00:00Z')).toEqual([]);
  });

  it('when a window begins before its table does', () => {
    const window = { kind: 'last', n: 90, unit: 'day' };
    expect(reasons(orders(window), '2010-03-01T00:00:00Z')).toEqual(['beforeFirstRow']);
    expect(reasons(orders(window), '2010-04-01T00:00:00Z')).toEqual([]);
    expect(reasons(orders(), '2009-01-01T00:00:00Z')).toEqual([]);
    expect(reasons(orders({ kind: 'allTime' }), '2010-02-01T00:00:00Z')).toEqual([]);
  });
});
