import { describe, expect, it } from 'vitest';
import type { Catalog, Field } from '../catalog/catalog';
import type { TraitDefinition } from '../trait/trait';
import { describeResolvedWindows } from './describe-resolved-windows';
import { describeRule } from './describe-rule';
import { shopCatalog } from './describe-rule.fixture';
import type { Rule } from './rule';

const trait = (key: string, en: string, zh: string, unit: string, definition: TraitDefinition) => ({
  ...{ key, label: { en, zh }, unit, definition },
});
const last365 = { kind: 'last', n: 365, unit: 'day' } as const;
const spend: TraitDefinition = {
  kind: 'activity',
  ...{ table: 'orders', measure: { fn: 'sum', field: 'amount' }, window: last365 },
};
const manager: Field = {
  ...{ key: 'manager', column: 'manager', type: 'text', label: { en: 'Manager', zh: '负责人' } },
  ...{ group: 'basic', personal: false, sensitive: false, choices: [] },
};
const catalog: Catalog = {
  ...shopCatalog,
  toOnes: [
    {
      ...{ kind: 'toOne', key: 'region', relation: 'data.region', keyField: 'country' },
      label: { en: 'Region', zh: '地区' },
      fields: [
        { ...manager, key: 'country', column: 'country', label: { en: 'Country', zh: '国家' } },
        manager,
      ],
    },
  ],
  traits: [
    trait('spend', 'Annual spend', '年消费', '', spend),
    trait('status', 'Last status', '最近状态', '', {
      ...{ kind: 'activity', table: 'orders', measure: { fn: 'last', field: 'status' } },
    }),
    trait('tenure', 'Tenure', '合作时长', 'days', {
      ...{ kind: 'daysBetween', from: { field: 'created' }, to: { relative: { anchor: 'now' } } },
    }),
    trait('orders', 'Orders', '订单数', '', {
      ...{ kind: 'activity', table: 'orders', measure: { fn: 'count' } },
    }),
    trait('pace', 'Orders a month', '月均订单', '', {
      ...{ kind: 'perMonth', of: 'orders', months: 6, mode: 'mean' },
    }),
    trait('score', 'Score', '评分', '', {
      kind: 'score',
      parts: [
        { trait: 'spend', weight: '0.6' },
        { trait: 'pace', weight: '0.4' },
      ],
    }),
    trait('loop', 'Loop', '循环', '', { kind: 'quantile', of: 'loop', parts: 2 }),
  ],
  segments: [
    {
      ...{ id: 'a', key: 'churned', label: { en: 'Churned', zh: '已流失' }, kind: 'dynamic' },
      rule: { kind: 'segment', segment: 'churned', operator: 'in' },
    },
  ],
};

const on = (key: string, operator: string, value: string | number | readonly string[]): Rule => ({
  ...{ kind: 'trait', trait: key, operator, value },
});
const byManager = { kind: 'attribute', field: 'region.manager', operator: 'equals' } as const;

describe('what a rule refers to is told', () => {
  const cases: readonly (readonly [string, Rule, string, string])[] = [
    [
      'money in the currency of the workspace',
      on('spend', '>=', 5000),
      'Customers whose trait “Annual spend” is at least $5,000.',
      '特征“年消费”至少 $5,000 的客户。',
    ],
    [
      'a number with its unit',
      on('tenure', '>', 30),
      'Customers whose trait “Tenure” is more than 30 days.',
      '特征“合作时长”大于 30 天的客户。',
    ],
    [
      'a choice by its label',
      on('status', 'in', ['paid']),
      'Customers whose trait “Last status” is one of “paid”.',
      '特征“最近状态”属于“paid”的客户。',
    ],
    [
      'a segment by its name',
      { kind: 'segment', segment: 'churned', operator: 'notIn' },
      'Customers not in the segment “Churned”.',
      '不属于分群“已流失”的客户。',
    ],
    [
      'a column of another table after its name',
      { ...byManager, value: 'Ann' },
      'Customers whose Region’s Manager is “Ann”.',
      '地区的负责人为“Ann”的客户。',
    ],
  ];
  it.each(cases)('%s', (_, rule, en, zh) => {
    const told = (language: 'en' | 'zh-CN') =>
      describeRule(rule, { catalog, language, currency: 'USD' }).text;
    expect(told('en')).toBe(en);
    expect(told('zh-CN')).toBe(zh);
  });
});

describe('windows', () => {
  const utc = { timeZone: 'UTC', weekStart: 'monday', fiscalYearStart: 1 } as const;
  const windowsOf = (rule: Rule) =>
    describeResolvedWindows(rule, utc, '2011-12-10T00:00:00Z', { catalog, language: 'en' });

  it('inside traits are told, those an average per month puts in their place included', () => {
    expect(windowsOf(on('score', '>', 1))).toEqual([
      'last 365 days: 2010-12-10 00:00 to 2011-12-10 00:00 UTC',
      'last 6 months: 2011-06-10 00:00 to 2011-12-10 00:00 UTC',
    ]);
  });

  it('end where references form a circle', () => {
    expect(windowsOf(on('loop', '=', 1))).toEqual([]);
    expect(windowsOf({ kind: 'segment', segment: 'churned', operator: 'in' })).toEqual([]);
  });
});
