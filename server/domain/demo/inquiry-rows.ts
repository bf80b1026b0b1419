import type { BusinessTime } from './business-calendar';
import type { DayNumber } from './civil-day';
import type { CustomerLife } from './customer-life';
import type { CustomerNature, StorySpan } from './customer-nature';
import { productLines } from './order-rows';
import type { Random } from './random';
import { atWork, mostly, type Row } from './story-rows';

export const inquiryHeader = [
  ...['inquiry_no', 'customer_no', 'asked_at', 'product_line', 'spec', 'quantity', 'budget'],
  ...['result'],
] as const;

const specs = {
  buyer: [
    ['完整', 60],
    ['部分', 30],
    ['缺失', 10],
  ],
  other: [
    ['完整', 32],
    ['部分', 38],
    ['缺失', 30],
  ],
} as const;

type Inquiry = { readonly day: DayNumber; readonly won: boolean };

/** What was asked for: before a first purchase, now and then later, and by those who only ask. */
export function drawInquiries(
  random: Random,
  nature: CustomerNature,
  life: CustomerLife,
  span: StorySpan,
  time: BusinessTime,
  number: () => string,
  customer: string,
): readonly Row[] {
  const inquiries = asked(random, nature, life, span)
    .map(({ day, won }) => ({ day: time.workdayFrom(day), won }))
    .filter(({ day }) => day >= Math.max(span.history, nature.met) && day < span.end);
  inquiries.sort((a, b) => a.day - b.day);
  return inquiries.map(({ day, won }) => {
    const budget = (nature.annual / nature.ordersPerYear) * random.between(0.6, 2.4);
    const age = span.end - day;
    const open = !won && age < 45 && random.chance(0.7);
    return [
      ...[number(), customer, atWork(random, day)],
      random.weighted(productLines.map((line) => [line.name, line.weight] as const)),
      mostly(random, 0.06, random.weighted(won ? specs.buyer : specs.other)),
      mostly(random, 0.14, String(random.weighted(quantities))),
      mostly(random, won ? 0.12 : 0.3, (Math.round(budget / 100) * 100).toFixed(2)),
      open ? '跟进中' : won ? '成交' : '未成交',
    ];
  });
}

const quantities = [
  [1, 30],
  [2, 20],
  [5, 16],
  [10, 16],
  [20, 10],
  [50, 6],
  [100, 2],
] as const;

function asked(
  random: Random,
  nature: CustomerNature,
  life: CustomerLife,
  span: StorySpan,
): Inquiry[] {
  const [first] = life.purchases;
  if (!first) {
    const count = random.chance(0.93) ? 1 + random.poisson(0.9) : 0;
    const days = Math.min(150, span.end - nature.met);
    return Array.from({ length: count }, () => ({
      ...{ day: nature.met + Math.floor(random.next() ** 2 * days), won: false },
    }));
  }
  const before = life.olderThanRecords
    ? []
    : Array.from({ length: random.whole(1, 2) }, (_, index) => ({
        ...{ day: first.day - random.whole(3, 40), won: index === 0 },
      }));
  const later = life.purchases
    .filter(() => random.chance(0.06))
    .map(({ day }) => ({ day: day - random.whole(2, 25), won: true }));
  const lost = life.purchases
    .filter(() => random.chance(0.035))
    .map(({ day }) => ({ day: day + random.whole(5, 60), won: false }));
  return [...before, ...later, ...lost];
}
