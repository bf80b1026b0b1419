import type { BusinessTime } from './business-calendar';
import type { DayNumber } from './civil-day';
import type { CustomerLife } from './customer-life';
import type { CustomerNature, StorySpan } from './customer-nature';
import type { Random } from './random';
import { atWork, mostly, type Row } from './story-rows';

export const contactHeader = [
  ...['contact_no', 'customer_no', 'contacted_at', 'kind', 'outcome', 'minutes', 'by'],
  ...['recorded_at'],
] as const;

const kinds = [
  ['电话', 44],
  ['微信', 26],
  ['上门拜访', 18],
  ['邮件', 12],
] as const;
const winBackKinds = [
  ['上门拜访', 6],
  ['电话', 4],
] as const;
const outcomes = [
  ['需跟进', 34],
  ['有进展', 30],
  ['无变化', 28],
  ['无人接听', 8],
] as const;
const lateShare = 0.035;

type Contact = { readonly day: DayNumber; readonly winBack: boolean };

/** Visits and calls: often where much is bought, rarely after somebody left, before each return. */
export function drawContacts(
  random: Random,
  nature: CustomerNature,
  life: CustomerLife,
  span: StorySpan,
  time: BusinessTime,
  number: () => string,
  customer: string,
): readonly Row[] {
  const contacts = [
    ...greetings(random, nature, span, time),
    ...life.spells.flatMap((spell) => care(random, nature, spell, span, time)),
    ...life.spells
      .filter(({ wonBack }) => wonBack)
      .map(({ from }) => ({
        ...{ day: time.workdayFrom(from - random.whole(4, 20)), winBack: true },
      })),
  ].filter(({ day }) => day >= span.detail && day >= nature.met && day < span.end);
  contacts.sort((a, b) => a.day - b.day);
  return contacts.map(({ day, winBack }) => {
    const kind = random.weighted(winBack ? winBackKinds : kinds);
    const minutes = kind === '上门拜访' ? random.whole(25, 120) : random.whole(2, 35);
    return [
      ...[number(), customer, atWork(random, day), kind],
      mostly(random, 0.07, winBack ? '有进展' : random.weighted(outcomes)),
      mostly(random, 0.12, String(minutes)),
      nature.manager.name,
      recordedAt(random, day, span, time),
    ];
  });
}

/** Most are written down the same day, some only when the month is closed. */
function recordedAt(random: Random, day: DayNumber, span: StorySpan, time: BusinessTime): string {
  const late = random.chance(lateShare);
  const recorded = time.workdayFrom(day + (late ? random.whole(4, 24) : 0));
  return recorded < span.end ? atWork(random, recorded) : '';
}

/** The first weeks of an acquaintance, and now and then a call to those who never bought or left. */
function greetings(
  random: Random,
  { met }: CustomerNature,
  span: StorySpan,
  time: BusinessTime,
): Contact[] {
  const welcome = Array.from({ length: random.whole(1, 3) }, () => met + random.whole(0, 30));
  const from = Math.max(met + 30, span.detail);
  const days = Math.max(0, span.end - from);
  const later = Array.from({ length: random.poisson((days / 365) * 0.5) }, () =>
    Math.floor(from + random.next() * days),
  );
  return [...welcome, ...later].map((day) => ({ day: time.workdayFrom(day), winBack: false }));
}

function care(
  random: Random,
  { annual, engagement }: CustomerNature,
  { from, until }: CustomerLife['spells'][number],
  span: StorySpan,
  time: BusinessTime,
): Contact[] {
  const start = Math.max(from, span.detail);
  const days = Math.max(0, until - start);
  const perYear = annual > 400_000 ? 14 : annual > 100_000 ? 7 : annual > 30_000 ? 3 : 1.5;
  const count = random.poisson((days / 365) * perYear * Math.exp(0.25 * engagement));
  return Array.from({ length: count }, () => ({
    day: time.workdayFrom(start + Math.floor(random.next() * days)),
    winBack: false,
  }));
}
