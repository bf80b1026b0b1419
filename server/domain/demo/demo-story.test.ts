import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { nearestSpringFestival } from './business-calendar';
import { dayNumber } from './civil-day';
import { activityKeys, type DemoStory, demoSeed, type StoryTable, tellStory } from './demo-story';
import { type HeadlineRates, headlineRates } from './headline-rates';

const day = '2026-11-25';
const small = { seed: 7, day: '2025-06-01', customers: 200 };
const hashOf = (told: DemoStory) =>
  createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 16);
const column = ({ header, rows }: StoryTable, name: string): readonly string[] => {
  const at = header.indexOf(name);
  return rows.map((row) => row[at] ?? '');
};
const daysOf = (table: StoryTable, name: string) =>
  column(table, name).map((moment) => dayNumber(moment.slice(0, 10)));

let story: DemoStory;
beforeAll(() => {
  story = tellStory({ seed: demoSeed, day });
}, 60_000);

const bands: Readonly<Record<keyof HeadlineRates, readonly [number, number]>> = {
  repeat: [0.65, 0.78],
  lapsed: [0.15, 0.25],
  neverBought: [0.15, 0.25],
  renewal: [0.75, 0.88],
  satisfaction: [4, 4.4],
  nps: [20, 45],
  topFifth: [0.7, 0.86],
};

describe('the story of the demo', () => {
  it('is the same bytes for the same seed and day, and others for another of either', () => {
    expect(hashOf(tellStory(small))).toBe('2a0ccac5fd20bb7f');
    expect(hashOf(tellStory(small))).toBe(hashOf(tellStory(small)));
    expect(hashOf(tellStory({ ...small, seed: 8 }))).not.toBe(hashOf(tellStory(small)));
    expect(hashOf(tellStory({ ...small, day: '2025-06-02' }))).not.toBe(hashOf(tellStory(small)));
  });

  it.each(['2025-02-03', day, '2027-08-31', '2032-01-15'])(
    'has rates as of %s that a supplier of businesses in China would believe',
    (asOf) => {
      const told = asOf === day ? story : tellStory({ seed: demoSeed, day: asOf });
      const outside = Object.entries(headlineRates(told, asOf)).filter(([name, rate]) => {
        const [low, high] = bands[name as keyof HeadlineRates];
        return !(rate >= low && rate <= high);
      });
      expect(outside).toEqual([]);
    },
    60_000,
  );

  it('tells of nothing on or after its day, but reaches up to it', () => {
    const newest = activityKeys.map((key) => {
      const [, , time = ''] = story[key].header;
      return Math.max(...daysOf(story[key], time));
    });
    const ago = newest.map((each) => dayNumber(day) - each);
    expect(ago.filter((days) => days < 1 || days > 7)).toEqual([]);
  });

  it('knows each customer before anything happens to them, and numbers rows along their time', () => {
    const met = new Map(
      column(story.customers, 'customer_no').map((customer, index) => [
        customer,
        column(story.customers, 'first_contact_on')[index] ?? '',
      ]),
    );
    for (const key of activityKeys) {
      const early = story[key].rows.filter(
        ([, customer = '', time = '']) => !(time.slice(0, 10) >= (met.get(customer) ?? '9')),
      );
      expect([key, early.length]).toEqual([key, 0]);
      expect(new Set(story[key].rows.map(([no]) => no)).size).toBe(story[key].rows.length);
    }
  });

  it('stands still around the Spring Festival and on Sundays, and is busiest before it', () => {
    const distance = daysOf(story.orders, 'ordered_at').map(
      (each) => each - nearestSpringFestival(each),
    );
    const perDay = (from: number, to: number) =>
      distance.filter((each) => each >= from && each <= to).length / (to - from + 1);
    expect(perDay(-3, 6)).toBeLessThan(perDay(30, 60) / 10);
    expect(perDay(-26, -12)).toBeGreaterThan(perDay(30, 60) * 1.1);
    const sundays = daysOf(story.orders, 'ordered_at').filter((each) => (each + 4) % 7 === 0);
    expect(sundays.length / story.orders.rows.length).toBeLessThan(0.03);
  });

  it('lacks 5 to 25 of 100 values of what people forget to fill in, and none of what they cannot', () => {
    const missing = (name: string) =>
      column(story.customers, name).filter((value) => value === '').length /
      story.customers.rows.length;
    const forgotten = ['industry', 'owner', 'employees', 'source', 'consent', 'credit_limit'];
    for (const name of [...forgotten, 'contact', 'phone', 'email', 'birthday']) {
      expect(missing(name)).toBeGreaterThan(0.04);
      expect(missing(name)).toBeLessThan(0.25);
    }
    for (const name of ['customer_no', 'company', 'region', 'first_contact_on'])
      expect(missing(name)).toBe(0);
  });

  it('lets complaints come before many of those who leave, and few who stay', () => {
    const lastPaid = new Map<string, number>();
    const days = daysOf(story.orders, 'ordered_at');
    story.orders.rows.forEach(([, customer = ''], index) => {
      lastPaid.set(customer, days[index] ?? 0);
    });
    const complained = new Set(
      story.tickets.rows.filter((row) => row[3] === '投诉').map(([, customer]) => customer ?? ''),
    );
    const end = dayNumber(day);
    const share = (from: number, to: number) => {
      const some = [...lastPaid].filter(([, last]) => end - last >= from && end - last < to);
      return some.filter(([customer]) => complained.has(customer)).length / some.length;
    };
    expect(share(183, 600)).toBeGreaterThan(1.25 * share(0, 60));
  });

  it('has a few dozen companies that were entered twice under another writing', () => {
    const bare = column(story.customers, 'company').map((name) =>
      name.replace(/（?(?:股份)?有限(?:责任)?公司）?$/, ''),
    );
    expect(bare.length - new Set(bare).size).toBeGreaterThan(24);
    const written = column(story.customers, 'company');
    expect(new Set(written).size).toBeGreaterThan(written.length - 12);
  });

  it('uses addresses and telephone numbers that belong to nobody', () => {
    const mail = column(story.customers, 'email').filter((value) => value !== '');
    expect(mail.filter((address) => !/^[a-z]+@[a-z-]+\.example$/.test(address))).toEqual([]);
    const phones = column(story.customers, 'phone').filter((value) => value !== '');
    const free =
      /^(?:14[123]\d{8}|\+86 14[123]-\d{4}-\d{4}|\+49 30 23125\d{3}|\+44 20 7946 0\d{3}|\+1 312 555 01\d{2}|\+61 2 5550 0\d{3})$/;
    expect(phones.filter((number) => !free.test(number))).toEqual([]);
  });
});
