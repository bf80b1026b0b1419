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
  [
    'one condition',
    age,
    'Customers for whom Age is at least 18.',
    '符合以下条件的客户：年龄至少 18。',
  ],
  ['everyone', { kind: 'everyone' }, 'Every customer.', '所有客户。'],
  ['an empty draft', group('and', []), 'No condition yet.', '还没有条件。'],
  [
    'all',
    group('and', [age, vip]),
    'Customers who meet all of these: Age is at least 18; and VIP is yes.',
    '同时满足以下全部条件的客户：年龄至少 18；并且贵宾为“是”。',
  ],
  [
    'any within all',
    group('and', [age, group('or', [vip, german])]),
    'Customers who meet all of these: Age is at least 18; and any of (VIP is yes; or Country is "DE").',
    '同时满足以下全部条件的客户：年龄至少 18；并且满足任一（贵宾为“是”；或者国家是“DE”）。',
  ],
  [
    'not over a group',
    group('and', [age, group('and', [vip, german], true)]),
    'Customers who meet all of these: Age is at least 18; and not all of (VIP is yes; and Country is "DE").',
    '同时满足以下全部条件的客户：年龄至少 18；并且没有同时满足（贵宾为“是”；并且国家是“DE”）。',
  ],
  [
    'not over one condition',
    group('and', [age, group('and', [vip], true)]),
    'Customers who meet all of these: Age is at least 18; and not (VIP is yes).',
    '同时满足以下全部条件的客户：年龄至少 18；并且不满足（贵宾为“是”）。',
  ],
  [
    'at least two of',
    { kind: 'group', combinator: 'atLeast', n: 2, rules: [age, vip, german] },
    'Customers who meet at least 2 of these: Age is at least 18; VIP is yes; Country is "DE".',
    '至少满足以下 2 条的客户：年龄至少 18；贵宾为“是”；国家是“DE”。',
  ],
  [
    'a negative operator',
    { kind: 'attribute', field: 'age', operator: '!=', value: 18 },
    'Customers for whom Age is not 18 (includes customers without a value).',
    '符合以下条件的客户：年龄不等于 18（包含没有值的客户）。',
  ],
  [
    'a range of money',
    { kind: 'attribute', field: 'limit', operator: 'between', value: ['1000', '-2500.50'] },
    'Customers for whom Credit limit is between £1,000 and −£2,500.50, both included.',
    '符合以下条件的客户：信用额度在 £1,000 到 −£2,500.50 之间（含两端）。',
  ],
  [
    'field to field',
    { kind: 'attribute', field: 'spent', operator: '>', value: { field: 'limit' } },
    'Customers for whom Spent is more than the field Credit limit.',
    '符合以下条件的客户：已消费大于字段“信用额度”。',
  ],
  [
    'a relative instant',
    {
      kind: 'attribute',
      field: 'created',
      operator: 'before',
      value: { relative: { anchor: 'startOfMonth', offset: -2, unit: 'day' } },
    },
    'Customers for whom Created is before 2 days before the start of this month.',
    '符合以下条件的客户：创建时间早于本月起点之前 2 天。',
  ],
  [
    'older than',
    { kind: 'attribute', field: 'created', operator: 'olderThan', value: { n: 1, unit: 'year' } },
    'Customers for whom Created is more than 1 year ago.',
    '符合以下条件的客户：创建时间距今超过 1 年。',
  ],
  [
    'an anniversary',
    {
      kind: 'attribute',
      field: 'birthday',
      operator: 'anniversaryWithin',
      value: { n: 7, unit: 'day' },
    },
    'Customers for whom the anniversary of Birthday falls within 7 days starting today.',
    '符合以下条件的客户：生日的周年日在今天起 7 天内。',
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
    'Customers for whom the number of Orders in the last 90 days counting only rows where (Status is one of "paid") is at least 3.',
    '符合以下条件的客户：过去 90 天内订单（只计状态属于“paid”的记录）的次数至少 3。',
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
    'Customers for whom the number of Orders in the previous 2 months, whole ones, and the current one so far is 0 (includes customers with none).',
    '符合以下条件的客户：之前 2 个月（整段）加当前这段至今内订单的次数等于 0（包含一笔都没有的客户）。',
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
    'Customers for whom the average Score in Tickets at any time is not 3 (includes customers without a value).',
    '符合以下条件的客户：全部时间内工单的评分平均不等于 3（包含没有值的客户）。',
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
    'Customers for whom the sum of Amount in Orders from 2011-01-01 to 2011-03-31, both days included by Due on is at least £1,000.',
    '符合以下条件的客户：2011-01-01 到 2011-03-31（含两天）（按到期日）订单的金额合计至少 £1,000。',
  ],
  [
    'all rows',
    { kind: 'quantified', table: 'orders', mode: 'all', where: paid },
    'Customers for whom there are Orders at any time and every one of them has (Status is one of "paid").',
    '符合以下条件的客户：全部时间内有订单，且每一笔都（状态属于“paid”）。',
  ],
  [
    'a segment',
    { kind: 'segment', segment: 'churned', operator: 'notIn' },
    'Customers for whom the customer is not in the segment "churned".',
    '符合以下条件的客户：不属于分群“churned”。',
  ],
  [
    'a trait',
    { kind: 'trait', trait: 'annual_spend', operator: '>=', value: 5 },
    'Customers for whom the trait "annual_spend" is at least 5.',
    '符合以下条件的客户：特征“annual_spend”至少 5。',
  ],
  [
    'a draft with gaps',
    { kind: 'attribute', field: '', operator: '', value: undefined },
    'Customers for whom … ….',
    '符合以下条件的客户：… …。',
  ],
  [
    'an unknown field',
    { kind: 'attribute', field: 'shoe', operator: 'isEmpty' },
    'Customers for whom "shoe" (not in the catalog) has no value.',
    '符合以下条件的客户：“shoe”（目录中没有）没有值。',
  ],
  [
    'quotation marks in a text',
    { kind: 'attribute', field: 'id', operator: 'equals', value: '”; or “' },
    'Customers for whom Number is "\\”; or \\“".',
    '符合以下条件的客户：编号是“\\”; or \\“”。',
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
      'field Orders',
      'window in the last 90 days',
      'field Status',
      'value "paid"',
      'value 3',
    ]);
  });
});
