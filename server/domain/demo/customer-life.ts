import type { BusinessTime } from './business-calendar';
import type { DayNumber } from './civil-day';
import type { CustomerNature, StorySpan } from './customer-nature';
import type { Random } from './random';

/** A stretch of buying: from its first possible order to the day it breaks off, or the story's end. */
export type BuyingSpell = {
  readonly from: DayNumber;
  readonly until: DayNumber;
  /** How it ended; `open` goes on. */
  readonly end: 'open' | 'drifted' | 'trouble';
  /** Whether somebody had won them back before it began. */
  readonly wonBack: boolean;
};

export type Purchase = { readonly day: DayNumber; readonly spell: BuyingSpell };

export type CustomerLife = {
  readonly spells: readonly BuyingSpell[];
  readonly purchases: readonly Purchase[];
  /** Whether they bought before the story's records begin. */
  readonly olderThanRecords: boolean;
};

const shortestSpell = 60;
const gapParts = 4;

/** When a customer buys, breaks off, and comes back. */
export function drawLife(
  random: Random,
  nature: CustomerNature,
  span: StorySpan,
  time: BusinessTime,
): CustomerLife {
  if (nature.kind === 'never') return { spells: [], purchases: [], olderThanRecords: false };
  const first = nature.met + 6 + Math.round(random.exponential(45));
  const olderThanRecords = nature.kind === 'regular' && first < span.history;
  if (nature.kind === 'once') return buyOnce(random, nature, span, time, first);
  const spells = drawSpells(random, nature, span, Math.max(first, span.history));
  const purchases = spells.flatMap((spell, index) =>
    buyIn(random, nature, spell, time, index > 0 || !olderThanRecords),
  );
  return { spells, purchases, olderThanRecords };
}

function buyOnce(
  random: Random,
  nature: CustomerNature,
  span: StorySpan,
  time: BusinessTime,
  first: DayNumber,
): CustomerLife {
  const from = Math.max(nature.met, span.history) + 5;
  const known = span.end - 1 - from;
  const wanted = first < span.history ? from + Math.floor(known * random.next() ** 0.5) : first;
  const day = time.workdayFrom(wanted);
  if (day >= span.end) return { spells: [], purchases: [], olderThanRecords: false };
  const end = random.chance(0.18) ? 'trouble' : 'drifted';
  const spell: BuyingSpell = { from: day, until: day, end, wonBack: false };
  return { spells: [spell], purchases: [{ day, spell }], olderThanRecords: false };
}

function drawSpells(
  random: Random,
  { mood, engagement }: CustomerNature,
  span: StorySpan,
  first: DayNumber,
): readonly BuyingSpell[] {
  const lossPerYear = Math.min(0.6, 0.046 * Math.exp(-0.55 * mood - 0.2 * engagement));
  const spells: BuyingSpell[] = [];
  for (let from = first; from < span.end; ) {
    const isEarly = from === span.history && random.chance(0.1);
    const lasts = isEarly
      ? random.whole(shortestSpell, 500)
      : Math.max(shortestSpell, random.exponential(365 / lossPerYear));
    const until = Math.round(from + lasts);
    const wonBack = spells.length > 0;
    if (until >= span.end) return [...spells, { from, until: span.end, end: 'open', wonBack }];
    const end = random.chance(0.48 - 0.12 * mood) ? 'trouble' : 'drifted';
    spells.push({ from, until, end, wonBack });
    if (!random.chance(0.34)) break;
    from = until + random.whole(195, 420);
  }
  return spells;
}

/** Purchases at steady distances in business time; a spell that breaks off does so after its last one. */
function buyIn(
  random: Random,
  nature: CustomerNature,
  spell: BuyingSpell,
  time: BusinessTime,
  startsWithOne: boolean,
): Purchase[] {
  const gap = 365 / nature.ordersPerYear;
  const purchases: Purchase[] = [];
  let at = time.at(spell.from) + (startsWithOne ? 0 : random.next() * gap);
  for (let day = time.dayAt(at); day < spell.until; day = time.dayAt(at)) {
    purchases.push({ day, spell });
    at += random.steadyWait(gap, gapParts);
  }
  return purchases;
}

/** The spell's last days, when those who leave in anger complain. */
export function isTroubled({ end, until }: BuyingSpell, day: DayNumber): boolean {
  return end === 'trouble' && day >= until - 45 && day <= until + 75;
}
