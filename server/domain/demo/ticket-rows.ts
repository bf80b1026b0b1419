import type { BusinessTime } from './business-calendar';
import type { DayNumber } from './civil-day';
import type { CustomerLife } from './customer-life';
import type { CustomerNature, StorySpan } from './customer-nature';
import type { Random } from './random';
import { atWork, mostly, type Row } from './story-rows';

export const ticketHeader = [
  ...['ticket_no', 'customer_no', 'opened_at', 'kind', 'priority', 'channel', 'reply_hours'],
  ...['closed_at'],
] as const;

export const complaint = '投诉';
const otherKinds = [
  ['报修', 34],
  ['咨询', 28],
  ['发票', 16],
  ['物流', 14],
  ['退换货', 8],
] as const;
const channels = [
  ['电话', 45],
  ['微信', 30],
  ['邮件', 15],
  ['官网', 10],
] as const;

type Ticket = { readonly day: DayNumber; readonly isComplaint: boolean };

/** Requests in the ordinary run of things, and the complaints of those who are about to leave. */
export function drawTickets(
  random: Random,
  nature: CustomerNature,
  life: CustomerLife,
  span: StorySpan,
  time: BusinessTime,
  number: () => string,
  customer: string,
): readonly Row[] {
  const tickets = [
    ...life.spells.flatMap((spell) => ordinary(random, nature, spell, span, time)),
    ...life.spells.flatMap((spell) => angry(random, spell, time)),
  ].filter(({ day }) => day >= Math.max(span.detail, nature.met) && day < span.end);
  tickets.sort((a, b) => a.day - b.day);
  return tickets.map(({ day, isComplaint }) => {
    const days = Math.round(random.exponential(isComplaint ? 6 : 3));
    const closed = time.workdayFrom(day + 1 + days);
    const hours = random.exponential(isComplaint ? 9 : 6);
    return [
      ...[number(), customer, atWork(random, day)],
      isComplaint ? complaint : random.weighted(otherKinds),
      random.chance(isComplaint ? 0.55 : 0.12) ? '高' : random.chance(0.7) ? '中' : '低',
      mostly(random, 0.05, random.weighted(channels)),
      mostly(random, 0.08, hours.toFixed(1)),
      closed < span.end ? atWork(random, closed) : '',
    ];
  });
}

function ordinary(
  random: Random,
  { ordersPerYear, mood }: CustomerNature,
  { from, until }: CustomerLife['spells'][number],
  span: StorySpan,
  time: BusinessTime,
): Ticket[] {
  const start = Math.max(from, span.detail);
  const days = Math.max(0, until - start);
  const count = random.poisson((days / 365) * 0.19 * ordersPerYear);
  return Array.from({ length: count }, () => ({
    day: time.workdayFrom(start + Math.floor(random.next() * days)),
    isComplaint: random.chance(Math.min(0.4, 0.07 * Math.exp(-0.5 * mood))),
  }));
}

function angry(
  random: Random,
  { end, until }: CustomerLife['spells'][number],
  time: BusinessTime,
): Ticket[] {
  if (end !== 'trouble') return [];
  const count = random.whole(1, 3);
  return Array.from({ length: count }, () => ({
    day: time.workdayFrom(until + random.whole(-35, 40)),
    isComplaint: true,
  }));
}
