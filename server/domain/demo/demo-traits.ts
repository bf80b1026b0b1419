import type { Label } from '../catalog/catalog';
import type { WhereGroup } from '../rule/rule';
import type { Window } from '../rule/window';
import type { TraitDefinition } from '../trait/trait';
import { orderStatus } from './order-rows';

export type DemoTrait = {
  readonly key: string;
  readonly name: Label;
  readonly unit: string;
  readonly description: string;
  readonly definition: TraitDefinition;
};

/** The one value of a choice field that rows must have. */
export const only = (field: string, value: string): WhereGroup => ({
  kind: 'group',
  combinator: 'and',
  rules: [{ kind: 'attribute', field, operator: 'in', value: [value] }],
});
export const paidOnly = only('status', orderStatus.paid);
export const lastMonths = (n: number): Window => ({ kind: 'last', n, unit: 'month' });

const paidOrders = { kind: 'activity', table: 'orders', where: paidOnly } as const;
const now = { relative: { anchor: 'now' } } as const;

/** What the demo measures of every customer. Parts stand before what is made of them. */
export const demoTraits: readonly DemoTrait[] = [
  {
    ...{ key: 'annual_spend', name: { en: 'Annual spend', zh: '年消费' }, unit: 'money' },
    description: '近 12 个月已付款订单金额。Amount of paid orders in 12 months.',
    definition: {
      ...paidOrders,
      ...{ measure: { fn: 'sum', field: 'amount' }, window: lastMonths(12) },
    },
  },
  {
    ...{ key: 'orders_12_months', unit: 'times' },
    name: { en: 'Orders in 12 months', zh: '近 12 个月订单数' },
    description: '近 12 个月已付款订单数。Paid orders in 12 months.',
    definition: { ...paidOrders, measure: { fn: 'count' }, window: lastMonths(12) },
  },
  {
    ...{ key: 'last_order_at', name: { en: 'Last order', zh: '最近下单时间' }, unit: '' },
    description: '最近一笔已付款订单的时间。When the last paid order was placed.',
    definition: { ...paidOrders, measure: { fn: 'max', field: 'ordered_at' } },
  },
  {
    ...{ key: 'days_since_last_order', unit: 'days' },
    name: { en: 'Days since last order', zh: '距上次下单天数' },
    description: '距最近一笔已付款订单的天数。Days since the last paid order.',
    definition: { kind: 'daysBetween', from: { trait: 'last_order_at' }, to: now },
  },
  {
    ...{ key: 'average_order_value', unit: 'money' },
    name: { en: 'Average order value', zh: '笔单价' },
    description: '近 12 个月已付款订单的平均金额。Mean amount of paid orders in 12 months.',
    definition: {
      ...paidOrders,
      ...{ measure: { fn: 'avg', field: 'amount' }, window: lastMonths(12) },
    },
  },
  {
    ...{ key: 'contacts_in_6_months', unit: 'times' },
    name: { en: 'Contacts in 6 months', zh: '近 6 个月联系次数' },
    description: '近 6 个月拜访、电话、微信与邮件次数。Visits, calls and messages in 6 months.',
    definition: {
      ...{ kind: 'activity', table: 'contacts', measure: { fn: 'count' } },
      window: lastMonths(6),
    },
  },
  {
    ...{ key: 'contacts_per_month', unit: 'times' },
    name: { en: 'Contacts per month', zh: '月均联系次数' },
    description: '近 6 个月平均每月联系次数。Contacts a month on average over 6 months.',
    definition: { kind: 'perMonth', of: 'contacts_in_6_months', months: 6, mode: 'mean' },
  },
  {
    ...{ key: 'tenure_days', name: { en: 'Tenure', zh: '客龄' }, unit: 'days' },
    description: '首次接触至今的天数。Days since the first contact.',
    definition: { kind: 'daysBetween', from: { field: 'first_contact_on' }, to: now },
  },
  {
    ...{ key: 'last_satisfaction', unit: 'points' },
    name: { en: 'Last satisfaction', zh: '最近满意度' },
    description: '近 12 个月最近一次满意度（1–5 分）。The last answer in 12 months, 1 to 5.',
    definition: {
      ...{ kind: 'activity', table: 'surveys', measure: { fn: 'last', field: 'satisfaction' } },
      window: lastMonths(12),
    },
  },
];
