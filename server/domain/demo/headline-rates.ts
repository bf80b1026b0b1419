import { dayNumber } from './civil-day';
import type { DemoStory, StoryTable } from './demo-story';
import { orderStatus } from './order-rows';

export type HeadlineRates = {
  /** Buyers of the last 24 months with two orders or more in them. */
  readonly repeat: number;
  /** Of all customers: bought before, and not in the last 6 months. */
  readonly lapsed: number;
  readonly neverBought: number;
  /** Contracts that ended in the 12 months before last month, followed by another within [end - 60, end + 30] days. */
  readonly renewal: number;
  /** Mean of the answers of the last 12 months, 1 to 5. */
  readonly satisfaction: number;
  /** Promoters less detractors of the last 12 months, in points. */
  readonly nps: number;
  /** Share of the last year's paid amount that the best fifth of its buyers stand for. */
  readonly topFifth: number;
};

/** The rates a reader would work out first, from the story's own rows as of its day. */
export function headlineRates(story: DemoStory, day: string): HeadlineRates {
  const end = dayNumber(day);
  const paid = read(story.orders).filter(({ status }) => status === orderStatus.paid);
  const bought = groupBy(paid, ({ customer_no }) => customer_no ?? '');
  const within = (days: number) => (row: Cells) => dayOf(row.ordered_at) >= end - days;
  const recent = [...bought.values()].map((orders) => orders.filter(within(730)).length);
  const customers = story.customers.rows.length;
  const lapsed = [...bought.values()].filter((orders) => !orders.some(within(183))).length;
  return {
    repeat: recent.filter((n) => n >= 2).length / recent.filter((n) => n >= 1).length,
    lapsed: lapsed / customers,
    neverBought: 1 - bought.size / customers,
    renewal: renewalRate(story.contracts, end),
    ...feedback(story.surveys, end),
    topFifth: topFifth([...bought.values()].map((orders) => sum(orders.filter(within(365))))),
  };
}

type Cells = Readonly<Record<string, string | undefined>>;

function read({ header, rows }: StoryTable): Cells[] {
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index]])));
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

const dayOf = (moment = ''): number => dayNumber(moment.slice(0, 10));
const sum = (orders: readonly Cells[]) =>
  orders.reduce((total, { amount }) => total + Number(amount), 0);

function renewalRate(contracts: StoryTable, end: number): number {
  const all = read(contracts).map(({ customer_no, contract_no, starts_on, ends_on }) => ({
    ...{ customer: customer_no, no: contract_no, starts: dayOf(starts_on), ends: dayOf(ends_on) },
  }));
  const byCustomer = groupBy(all, ({ customer }) => customer ?? '');
  const due = all.filter(({ ends }) => ends >= end - 395 && ends < end - 30);
  const renewed = due.filter(({ customer, no, ends }) =>
    byCustomer
      .get(customer ?? '')
      ?.some((other) => other.no !== no && other.starts >= ends - 60 && other.starts <= ends + 30),
  );
  return renewed.length / due.length;
}

function feedback(surveys: StoryTable, end: number) {
  const answers = read(surveys).filter(({ answered_at }) => dayOf(answered_at) >= end - 365);
  const scores = answers.map(({ satisfaction }) => Number(satisfaction));
  const recommend = answers.filter((answer) => answer.recommend).map((a) => Number(a.recommend));
  const promoters = recommend.filter((score) => score >= 9).length;
  const detractors = recommend.filter((score) => score <= 6).length;
  return {
    satisfaction: scores.reduce((total, score) => total + score, 0) / scores.length,
    nps: (100 * (promoters - detractors)) / recommend.length,
  };
}

function topFifth(spends: readonly number[]): number {
  const sorted = spends.filter((spend) => spend > 0).toSorted((a, b) => b - a);
  const total = sorted.reduce((all, spend) => all + spend, 0);
  const best = sorted.slice(0, Math.round(sorted.length / 5));
  return best.reduce((all, spend) => all + spend, 0) / total;
}
