import { describe, expect, it } from 'vitest';
import type { Catalog, Field } from '../catalog/catalog';
import type { Rule } from '../rule/rule';
import type { TraitDefinition } from '../trait/trait';
import { approximationReasons, type HistoryFacts } from './approximation';

const calendar = { timeZone: 'UTC', weekStart: 'monday', fiscalYearStart: 1 } as const;
const label = { en: '', zh: '' };
const field = (key: string): Field => ({
  ...{ key, column: key, label, type: 'text', group: 'basic' },
  ...{ personal: false, sensitive: false, choices: [] },
});
const trait = (key: string, definition: TraitDefinition) => ({
  ...{ key, label, unit: '', definition },
});
const catalog: Catalog = {
  customers: {
    ...{ kind: 'customer', key: 'customers', relation: 'data.customers', label },
    fields: [field('area')],
    ...{ keyField: 'id', createdAtField: 'since' },
  },
  toOnes: [
    {
      ...{ kind: 'toOne', key: 'region', relation: 'data.region', label, keyField: 'area' },
      fields: [field('area'), field('manager')],
    },
  ],
  traits: [
    trait('tenure', {
      ...{ kind: 'daysBetween', from: { field: 'city' }, to: { relative: { anchor: 'now' } } },
    }),
    trait('orders', {
      ...{ kind: 'activity', table: 'orders', measure: { fn: 'count' } },
      window: { kind: 'last', n: 10, unit: 'year' },
    }),
    trait('pace', { kind: 'perMonth', of: 'orders', months: 3, mode: 'mean' }),
  ],
  segments: [
    {
      ...{ id: 'a', key: 'urban', label, kind: 'dynamic' },
      rule: { kind: 'trait', trait: 'tenure', operator: '>', value: 1 },
    },
    { id: 'b', key: 'picked', label, kind: 'static', rule: null },
  ],
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
  toOneChange: new Map([['region', '2011-07-20T00:00:00Z']]),
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

  it('when a row of another table is read as it is today', () => {
    const told = (asOf: string) =>
      approximationReasons(attribute('region.manager'), catalog, calendar, asOf, facts);
    expect(told('2011-07-18T00:00:00Z')).toEqual([
      { kind: 'oldValuesUnknown', field: 'region.manager' },
    ]);
    expect(told('2011-08-01T00:00:00Z')).toEqual([]);
  });

  it('by what traits and referenced segments read, as by its own', () => {
    const pace: Rule = { kind: 'trait', trait: 'pace', operator: '>', value: 1 };
    expect(reasons(pace, '2010-03-01T00:00:00Z')).toEqual(['beforeFirstRow']);
    expect(reasons(pace, '2010-04-01T00:00:00Z')).toEqual([]);
    const urban: Rule = { kind: 'segment', segment: 'urban', operator: 'notIn' };
    expect(reasons(urban, '2011-07-01T00:00:00Z')).toEqual(['oldValuesUnknown']);
    expect(reasons(urban, '2011-08-01T00:00:00Z')).toEqual([]);
    const picked: Rule = { kind: 'segment', segment: 'picked', operator: 'in' };
    expect(reasons(picked, '2009-01-01T00:00:00Z')).toEqual([]);
  });
});
