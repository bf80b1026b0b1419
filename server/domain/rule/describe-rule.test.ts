import { describe, expect, it } from 'vitest';
import { describeRule } from './describe-rule';
import { shopCatalog } from './describe-rule.fixture';
import type { GroupNode, Rule, WhereGroup } from './rule';

const en = { catalog: shopCatalog, language: 'en', currency: 'GBP' } as const;
const zh = { ...en, language: 'zh-CN' } as const;

const paid: WhereGroup = {
  kind: 'group',
  combinator: 'and',
  rules: [{ kind: 'attribute', field: 'status', operator: 'in', value: ['paid'] }],
};
const age = { kind: 'attribute', field: 'age', operator: '>=', value: 18 } as const;
const vip = { kind: 'attribute', field: 'vip', operator: 'isYes' } as const;
const german = { kind: 'attribute', field: 'country', operator: 'equals', value: 'DE' } as const;
const group = (combinator: 'and' | 'or', rules: Rule[], not?: true): GroupNode => ({
  kind: 'group',
  combinator,
  ...(not && { not }),
  rules,
});

const table: [string, Rule, string, string][] = [
  ['one condition', age, 'Customers whose Age is at least 18.', '年龄至少 18 的客户。'],
  ['everyone', { kind: 'everyone' }, 'Every customer.', '所有客户。'],
  ['an empty draft', group('and', []), 'No condition yet.', '还没有条件。'],
  [
    'all',
    group('and', [age, vip]),
    'Customers who meet all of these: Age is at least 18; VIP is yes.',
    '同时满足以下条件的客户：年龄至少 18；贵宾为“是”。',
  ],
  [
    'any within all',
    group('and', [age, group('or', [vip, german])]),
    'Customers who meet all of these: Age is at least 18; any of (VIP is yes; or Country is “DE”).',
    '同时满足以下条件的客户：年龄至少 18；满足任一（贵宾为“是”；或国家为“DE”）。',
  ],
  [
    'not over a group',
    group('and', [age, group('and', [vip, german], true)]),
    'Customers who meet all of these: Age is at least 18; not all of (VIP is yes; Country is “DE”).',
    '同时满足以下条件的客户：年龄至少 18；没有同时满足（贵宾为“是”；国家为“DE”）。',
  ],
  [
    'not over one condition',
    group('and', [age, group('and', [vip], true)]),
    'Customers who meet all of these: Age is at least 18; not (VIP is yes).',
    '同时满足以下条件的客户：年龄至少 18；不满足（贵宾为“是”）。',
  ],
  [
    'at least two of',
    { kind: 'group', combinator: 'atLeast', n: 2, rules: [age, vip, german] },
    'Customers who meet at least 2 of these: Age is at least 18; VIP is yes; Country is “DE”.',
    '至少满足以下 2 条的客户：年龄至少 18；贵宾为“是”；国家为“DE”。',
  ],
  [
    'a negative operator',
    { kind: 'attribute', field: 'age', operator: '!=', value: 18 },
    'Customers whose Age is not 18 (or has no value).',
    '年龄不等于 18（或没有值）的客户。',
  ],
  [
    'a range of money',
    { kind: 'attribute', field: 'limit', operator: 'between', value: ['1000', '-2500.50'] },
    'Customers whose Credit limit is between £1,000 and −£2,500.50 inclusive.',
    '信用额度在 £1,000 到 −£2,500.50 之间（含两端）的客户。',
  ],
  [
    'field to field',
    { kind: 'attribute', field: 'spent', operator: '>', value: { field: 'limit' } },
    'Customers whose Spent is more than the field Credit limit.',
    '已消费大于字段“信用额度”的客户。',
  ],
  [
    'a relative instant',
    {
      kind: 'attribute',
      field: 'created',
      operator: 'before',
      value: { relative: { anchor: 'startOfMonth', offset: -2, unit: 'day' } },
    },
    'Customers whose Created is before 2 days before the start of this month.',
    '创建时间早于本月起点之前 2 天的客户。',
  ],
  [
    'older than',
    { kind: 'attribute', field: 'created', operator: 'olderThan', value: { n: 1, unit: 'year' } },
    'Customers whose Created is more than 1 year ago.',
    '创建时间距今超过 1 年的客户。',
  ],
  [
    'an anniversary',
    {
      kind: 'attribute',
      field: 'birthday',
      operator: 'anniversaryWithin',
      value: { n: 7, unit: 'day' },
    },
    'Customers whose Birthday has its anniversary within 7 days starting today.',
    '生日的周年日在今天起 7 天内的客户。',
  ],
  [
    'an activity with where and window',
    {
      kind: 'activity',
      table: 'orders',
      measure: { fn: 'count' },
      where: paid,
      window: { kind: 'last', n: 90, unit: 'day' },
      operator: '>=',
      value: 3,
    },
    'Customers with at least 3 Orders in the last 90 days where Status is one of “paid”.',
    '过去 90 天内订单至少 3 次（状态属于“paid”）的客户。',
  ],
  [
    'none of an activity',
    {
      kind: 'activity',
      table: 'orders',
      measure: { fn: 'count' },
      window: { kind: 'previous', n: 2, unit: 'month', includeCurrent: true },
      operator: '=',
      value: 0,
    },
    'Customers with no Orders in the previous 2 whole months and this month so far.',
    '此前完整 2 个月及本月至今没有订单的客户。',
  ],
  [
    'a missing average',
    {
      kind: 'activity',
      table: 'tickets',
      measure: { fn: 'avg', field: 'score' },
      operator: '!=',
      value: '3',
    },
    'Customers whose average Score is not 3 (or has no value) across Tickets at any time.',
    '历来工单的评分平均不等于 3（或没有值）的客户。',
  ],
  [
    'dates on another column',
    {
      kind: 'activity',
      table: 'orders',
      measure: { fn: 'sum', field: 'amount' },
      window: { kind: 'dates', from: '2011-01-01', to: '2011-03-31', on: 'due_on' },
      operator: '>=',
      value: '1000',
    },
    'Customers whose total Amount is at least £1,000 across Orders from 2011-01-01 through 2011-03-31 by Due on.',
    '2011-01-01 到 2011-03-31（含当天）（按到期日）订单的金额合计至少 £1,000 的客户。',
  ],
  [
    'all rows',
    { kind: 'quantified', table: 'orders', mode: 'all', where: paid },
    'Customers with Orders at any time, in each of which Status is one of “paid”.',
    '历来有订单，且每一条都（状态属于“paid”）的客户。',
  ],
  [
    'rows that meet several conditions',
    {
      kind: 'activity',
      table: 'orders',
      measure: { fn: 'sum', field: 'amount' },
      where: {
        kind: 'group',
        combinator: 'and',
        rules: [
          { kind: 'attribute', field: 'status', operator: 'equals', value: 'paid' },
          { kind: 'attribute', field: 'amount', operator: '>', value: '5' },
        ],
      },
      window: { kind: 'last', n: 365, unit: 'day' },
      operator: '<',
      value: '800',
    },
    'Customers whose total Amount is less than £800 (or none) across Orders in the last 365 days where Status is “paid” and Amount is more than £5.',
    '过去 365 天内订单的金额合计小于 £800（含没有记录的）（状态为“paid”且金额大于 £5）的客户。',
  ],
  [
    'rows that meet any condition',
    {
      kind: 'activity',
      table: 'orders',
      measure: { fn: 'countDistinct', field: 'status' },
      where: {
        kind: 'group',
        combinator: 'or',
        rules: [
          { kind: 'attribute', field: 'status', operator: 'notEquals', value: 'paid' },
          { kind: 'attribute', field: 'amount', operator: '>', value: '5' },
        ],
      },
      window: { kind: 'current', unit: 'year' },
      operator: 'between',
      value: [0, 2],
    },
    'Customers with 0 to 2 different Status across Orders this year so far where any of (Status is not “paid” (or has no value); or Amount is more than £5).',
    '今年至今订单的不同状态 0 到 2 个（满足任一（状态不为“paid”（或没有值）；或金额大于 £5））的客户。',
  ],
  [
    'a count of a list',
    {
      kind: 'activity',
      table: 'orders',
      measure: { fn: 'count' },
      where: paid,
      window: { kind: 'period', unit: 'month', offset: -2 },
      operator: 'in',
      value: [1, 3],
    },
    'Customers whose count of Orders is one of 1, 3 in the month 2 months before this month where Status is one of “paid”.',
    '本月往前 2 个月的那一月内订单次数属于 1、3（状态属于“paid”）的客户。',
  ],
  [
    'no row at all',
    { kind: 'quantified', table: 'orders', mode: 'none', where: paid },
    'Customers with no Orders at all at any time where Status is one of “paid”.',
    '历来没有任何订单（状态属于“paid”）的客户。',
  ],
  [
    'a move between tiers',
    {
      kind: 'segment',
      segment: 'gold',
      operator: 'movedFrom',
      other: 'silver',
      window: { kind: 'last', n: 1, unit: 'month' },
    },
    'Customers who moved from the tier “gold” to “silver” in the last 1 month.',
    '过去 1 个月内从层级“gold”移到“silver”的客户。',
  ],
  [
    'a segment',
    { kind: 'segment', segment: 'churned', operator: 'notIn' },
    'Customers not in the segment “churned”.',
    '不属于分群“churned”的客户。',
  ],
  [
    'a trait',
    { kind: 'trait', trait: 'annual_spend', operator: '>=', value: 5 },
    'Customers whose trait “annual_spend” is at least 5.',
    '特征“annual_spend”至少 5 的客户。',
  ],
  [
    'a draft with gaps',
    { kind: 'attribute', field: '', operator: '', value: undefined },
    'Customers whose … ….',
    '… …的客户。',
  ],
  [
    'an unknown field',
    { kind: 'attribute', field: 'shoe', operator: 'isEmpty' },
    'Customers whose “shoe” (not in the catalog) has no value.',
    '“shoe”（目录中没有）没有值的客户。',
  ],
  [
    'quotation marks in a text',
    { kind: 'attribute', field: 'id', operator: 'equals', value: '”; or “' },
    'Customers whose Number is “\\”; or \\“”.',
    '编号为“\\”; or \\“”的客户。',
  ],
];

describe('the sentence of a rule', () => {
  it.each(table)('tells %s in both languages', (_, rule, english, chinese) => {
    expect(describeRule(rule, en).text).toBe(english);
    expect(describeRule(rule, zh).text).toBe(chinese);
  });

  it('sets values, fields and windows apart', () => {
    const [, rule] = table.find(
      ([name]) => name === 'an activity with where and window',
    ) as (typeof table)[0];
    const kinds = describeRule(rule, en).tokens.filter((part) => part.kind !== 'text');
    expect(kinds.map((part) => `${part.kind} ${part.text}`)).toEqual([
      'value 3',
      'field Orders',
      'window in the last 90 days',
      'field Status',
      'value “paid”',
    ]);
  });
});
