import type { Label } from '../catalog/catalog';
import type { ActivityNode, GroupNode, Rule, TraitNode } from '../rule/rule';
import type { Window } from '../rule/window';
import { lastMonths, only, paidOnly } from './demo-traits';
import { complaint } from './ticket-rows';

export type DemoSegment = {
  readonly key: string;
  readonly name: Label;
  readonly description: string;
  readonly rule: Rule;
};

const all = (...rules: Rule[]): GroupNode => ({ kind: 'group', combinator: 'and', rules });
const any = (...rules: Rule[]): GroupNode => ({ kind: 'group', combinator: 'or', rules });
const days = (n: number): Window => ({ kind: 'last', n, unit: 'day' });

type Test = Pick<ActivityNode, 'operator' | 'value'> & { readonly window?: Window };
const orders = (test: Test): ActivityNode => ({
  ...{ kind: 'activity', table: 'orders', measure: { fn: 'count' }, where: paidOnly },
  ...test,
});
const measured = (trait: string, operator: string, value: number): TraitNode => ({
  ...{ kind: 'trait', trait, operator, value },
});
const known = (years: number): Rule => ({
  ...{ kind: 'attribute', field: 'first_contact_on', operator: 'olderThan' },
  value: { n: years, unit: 'year' },
});
const boughtBefore = orders({ operator: '>=', value: 1 });

/** The eight segments of the demo, most valuable first. */
export const demoSegments: readonly DemoSegment[] = [
  {
    ...{ key: 'high-value', name: { en: 'High value', zh: '高价值客户' } },
    description:
      '近 12 个月消费满 50 万元，且认识 3 年以上。Paid 500,000 or more in 12 months, known for 3 years or longer.',
    rule: all(measured('annual_spend', '>=', 500_000), known(3)),
  },
  {
    ...{ key: 'core', name: { en: 'Core', zh: '核心客户' } },
    description: '近 12 个月消费 10 万至 50 万元。Paid 100,000 up to 500,000 in 12 months.',
    rule: all(measured('annual_spend', '>=', 100_000), measured('annual_spend', '<', 500_000)),
  },
  {
    ...{ key: 'loyal', name: { en: 'Loyal', zh: '忠诚客户' } },
    description:
      '近 12 个月付款订单不少于 6 笔，且认识 2 年以上。Six or more paid orders in 12 months, known for 2 years or longer.',
    rule: all(measured('orders_12_months', '>=', 6), known(2)),
  },
  {
    ...{ key: 'new', name: { en: 'New', zh: '新客户' } },
    description: '首笔付款订单在近 90 天内。The first paid order is within the last 90 days.',
    rule: {
      ...{ kind: 'activity', table: 'orders', where: paidOnly },
      ...{ measure: { fn: 'min', field: 'ordered_at' }, operator: 'inWindow', value: days(90) },
    },
  },
  {
    ...{ key: 'potential', name: { en: 'Potential', zh: '潜力客户' } },
    description: '有过询价，从未成交。Has asked for offers and never bought.',
    rule: all(
      {
        ...{ kind: 'activity', table: 'inquiries', measure: { fn: 'count' } },
        ...{ operator: '>=', value: 1 },
      },
      orders({ operator: '=', value: 0 }),
    ),
  },
  {
    ...{ key: 'churn-risk', name: { en: 'Churn risk', zh: '流失风险客户' } },
    description: '曾经购买，近 6 个月没有订单。Bought before, no order in the last 6 months.',
    rule: all(boughtBefore, orders({ window: lastMonths(6), operator: '=', value: 0 })),
  },
  {
    ...{ key: 'dormant', name: { en: 'Dormant', zh: '沉睡客户' } },
    description: '曾经购买，近 12 个月没有订单。Bought before, no order in the last 12 months.',
    rule: all(boughtBefore, orders({ window: lastMonths(12), operator: '=', value: 0 })),
  },
  {
    ...{ key: 'dissatisfied', name: { en: 'Dissatisfied', zh: '不满意客户' } },
    description:
      '近 12 个月最近一次满意度不高于 2 分，或近 90 天投诉 2 次以上。The last answer in 12 months is 2 or less, or 2 complaints or more in 90 days.',
    rule: any(measured('last_satisfaction', '<=', 2), {
      ...{ kind: 'activity', table: 'tickets', measure: { fn: 'count' } },
      ...{ where: only('kind', complaint), window: days(90), operator: '>=', value: 2 },
    }),
  },
];
