import type { CustomerLife } from './customer-life';
import { isTroubled } from './customer-life';
import type { CustomerNature, StorySpan } from './customer-nature';
import type { Random } from './random';
import { atWork, mostly, type Row } from './story-rows';

export const orderHeader = [
  ...['order_no', 'customer_no', 'ordered_at', 'amount', 'status', 'product_line', 'channel'],
] as const;

export const orderStatus = {
  paid: '已付款',
  open: '待付款',
  cancelled: '已取消',
  refunded: '已退款',
} as const;

/** Product lines with how often they are ordered and how dear they are. */
export const productLines = [
  { name: '电气配件', weight: 30, price: 0.62 },
  { name: '办公设备', weight: 18, price: 0.5 },
  { name: '空压机', weight: 18, price: 1.75 },
  { name: '起重搬运', weight: 16, price: 1.45 },
  { name: '维保服务', weight: 18, price: 0.85 },
] as const;

const channels = [
  ['客户经理', 46],
  ['官网商城', 24],
  ['电话', 20],
  ['经销商', 10],
] as const;

export type StoryOrder = {
  readonly day: number;
  readonly amount: number;
  readonly status: (typeof orderStatus)[keyof typeof orderStatus];
};

/** What the purchases of one customer are worth and what became of them. */
export function drawOrders(
  random: Random,
  nature: CustomerNature,
  life: CustomerLife,
  span: StorySpan,
  number: () => string,
  customer: string,
): { readonly orders: readonly StoryOrder[]; readonly rows: readonly Row[] } {
  const favourite = random.pick(productLines);
  const basket = (nature.annual / nature.ordersPerYear) * (nature.kind === 'once' ? 0.7 : 1);
  const orders: StoryOrder[] = [];
  const rows: Row[] = [];
  for (const { day, spell } of life.purchases) {
    const line = random.chance(0.4)
      ? favourite
      : random.weighted(productLines.map((each) => [each, each.weight] as const));
    const years = (day - (span.end - 730)) / 365;
    const factor = Math.exp(0.42 * random.normal() - 0.09 + nature.drift * years) * line.price;
    const amount = Math.max(120, Math.round((basket * factor) / 10) * 10);
    const status = drawStatus(random, span.end - day, isTroubled(spell, day));
    orders.push({ day, amount, status });
    const channel = mostly(random, 0.06, random.weighted(channels));
    rows.push([
      ...[number(), customer, atWork(random, day), amount.toFixed(2), status],
      ...[line.name, channel],
    ]);
  }
  return { orders, rows };
}

function drawStatus(random: Random, age: number, troubled: boolean): StoryOrder['status'] {
  const draw = random.next();
  if (draw < (troubled ? 0.22 : 0.016)) return orderStatus.refunded;
  if (draw < (troubled ? 0.3 : 0.046)) return orderStatus.cancelled;
  return age <= 6 && draw > 0.65 ? orderStatus.open : orderStatus.paid;
}

export const isPaid = ({ status }: StoryOrder): boolean => status === orderStatus.paid;
