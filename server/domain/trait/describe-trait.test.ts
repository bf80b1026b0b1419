import { describe, expect, it } from 'vitest';
import { describeCondition } from '../rule/describe-rule';
import { shopCatalog } from '../rule/describe-rule.fixture';
import { describeTrait } from './describe-trait';
import type { Trait, TraitDefinition } from './trait';

const spend: Trait = {
  key: 'annual_spend',
  label: { en: 'Annual spend', zh: '年消费' },
  unit: 'money',
  definition: {
    kind: 'activity',
    table: 'orders',
    measure: { fn: 'sum', field: 'amount' },
    window: { kind: 'last', n: 365, unit: 'day' },
  },
};
const catalog = { ...shopCatalog, traits: [spend] };
const en = { catalog, language: 'en', currency: 'GBP' } as const;
const zh = { ...en, language: 'zh-CN' } as const;

const paid = {
  kind: 'group',
  combinator: 'and',
  rules: [{ kind: 'attribute', field: 'status', operator: 'in', value: ['paid'] }],
} as const;
const fifths = { kind: 'quantile', parts: 5 } as const;

const table: [string, TraitDefinition, string, string][] = [
  [
    'a total with a window and conditions',
    { ...spend.definition, where: paid } as TraitDefinition,
    'total Amount across Orders in the last 365 days where Status is one of “paid”',
    '过去 365 天内订单的金额合计（状态属于“paid”）',
  ],
  [
    'a count of rows',
    { kind: 'activity', table: 'orders', measure: { fn: 'count' } },
    'count of Orders at any time',
    '历来订单次数',
  ],
  [
    'a draft with gaps',
    { kind: 'activity', table: '', measure: { fn: 'sum' } },
    'total … across … at any time',
    '历来…的…合计',
  ],
  [
    'a monthly average',
    { kind: 'perMonth', of: 'annual_spend', months: 6, mode: 'mean' },
    'monthly average of “Annual spend” over the last 6 months',
    '“年消费”在过去 6 个月的月均值',
  ],
  [
    'the lowest month',
    { kind: 'perMonth', of: 'annual_spend', months: 1, mode: 'each' },
    'lowest month of “Annual spend” over the last 1 month',
    '“年消费”在过去 1 个月中最低一个月的值',
  ],
  [
    'days between a field and now',
    { kind: 'daysBetween', from: { field: 'created' }, to: { relative: { anchor: 'now' } } },
    'whole days from Created to now',
    '从创建时间到此刻的整天数',
  ],
  [
    'a score',
    {
      kind: 'score',
      parts: [
        { trait: 'annual_spend', weight: '0.6', scale: { ...fifths, direction: 'lowIsHigh' } },
        { trait: 'unknown', weight: 2, whenMissing: 0 },
      ],
    },
    '0.6 × “Annual spend” (5 groups by value, 1 = highest) + 2 × “unknown” (0 where it has no value)',
    '0.6 × “年消费”（按数值分 5 档，1 为最高）＋2 × “unknown”（无值时按 0 计）',
  ],
  ['a score without parts', { kind: 'score', parts: [] }, 'no parts yet', '还没有组成项'],
  [
    'groups of equal size',
    { kind: 'quantile', of: 'annual_spend', parts: 4, by: 'rank' },
    '“Annual spend” in 4 groups of equal size, 1 = lowest',
    '“年消费”分档：按人数均分 4 档，1 为最低',
  ],
];

describe('a trait in words', () => {
  it.each(table)('tells %s', (_, definition, english, chinese) => {
    expect(describeTrait(definition, en).text).toBe(english);
    expect(describeTrait(definition, zh).text).toBe(chinese);
  });

  it('has its unit beside a value, in the reader’s words', () => {
    const days: Trait = {
      ...{ key: 'tenure', label: { en: 'Tenure', zh: '客龄' }, unit: 'days' },
      definition: { kind: 'daysBetween', from: { field: 'created' }, to: { field: 'birthday' } },
    };
    const traits = [days, { ...days, key: 'income', unit: 'money' }];
    const rule = { kind: 'trait', trait: 'tenure', operator: '<', value: 30 } as const;
    const tell = (language: 'en' | 'zh-CN', trait: string) =>
      describeCondition({ ...rule, trait }, { ...en, language, catalog: { ...catalog, traits } })
        .text;
    expect(tell('en', 'tenure')).toContain('is less than 30 days');
    expect(tell('zh-CN', 'tenure')).toContain('小于 30 天');
    expect(tell('en', 'income')).toContain('is less than £30');
  });

  it('is called by its name in a rule, and its values are told by its type', () => {
    const rule = { kind: 'trait', trait: 'annual_spend', operator: '>=', value: '1000' } as const;
    expect(describeCondition(rule, en).text).toBe('trait “Annual spend” is at least £1,000');
    expect(describeCondition(rule, zh).text).toBe('特征“年消费”至少 £1,000');
  });
});
