import type { DayNumber } from './civil-day';
import { type AccountManager, type Team, teams } from './company';
import { type Industry, industries } from './names';
import { type ForeignPlace, foreignPlaces, foreignRegion, type Place, places } from './places';
import type { Random } from './random';

/** The days of a story: rows lie before `end`. */
export type StorySpan = {
  readonly end: DayNumber;
  /** Orders, contracts, inquiries and answers are known from here on. */
  readonly history: DayNumber;
  /** Tickets and contacts are known from here on. */
  readonly detail: DayNumber;
};

const historyDays = 1_461;
const detailDays = 825;
const oldestAcquaintance = 2_900;

export function storySpan(end: DayNumber): StorySpan {
  return { end, history: end - historyDays, detail: end - detailDays };
}

/** What a customer is like before anything happens; everything they do follows from it. */
export type CustomerNature = {
  /** `never` asks and does not buy, `once` buys one time, `regular` until something drives them away. */
  readonly kind: 'never' | 'once' | 'regular';
  readonly industry: Industry;
  readonly home:
    | { readonly kind: 'china'; readonly place: Place }
    | { readonly kind: 'abroad'; readonly place: ForeignPlace };
  readonly region: string;
  readonly team: Team;
  readonly manager: AccountManager;
  readonly employees: number;
  /** What a good year with them is worth, in CNY. */
  readonly annual: number;
  readonly ordersPerYear: number;
  /** How readily they answer, call and come to visits; standard normal. */
  readonly engagement: number;
  /** How content they are with the company; standard normal. */
  readonly mood: number;
  /** Growth of their orders per year, as a logarithm. */
  readonly drift: number;
  readonly met: DayNumber;
};

const managerWeights = [1.35, 1.1, 0.95, 0.85, 0.75] as const;

/** Draws what one customer is like. Spend is heavily skewed and goes with their size. */
export function drawNature(random: Random, span: StorySpan): CustomerNature {
  const abroad = random.chance(0.03);
  const industry = random.weighted(industries.map((each) => [each, each.weight] as const));
  const size = random.normal();
  const worth = 0.6 * size + 0.8 * random.normal() + industry.appetite;
  const kind = drawKind(random, worth);
  const home = abroad
    ? ({ kind: 'abroad', place: random.pick(foreignPlaces) } as const)
    : ({
        kind: 'china',
        place: random.weighted(places.map((each) => [each, each.weight] as const)),
      } as const);
  const region = home.kind === 'abroad' ? foreignRegion : home.place.region;
  const team = teams.find(({ regions }) => regions.includes(region)) ?? (teams[0] as Team);
  const manager = random.weighted(
    team.managers.map((each, index) => [each, managerWeights[index] ?? 1] as const),
  );
  const annual = Math.exp(10.45 + 1.45 * worth);
  const ordersPerYear = Math.min(
    34,
    Math.max(2.6, Math.exp(1.74 + 0.3 * worth + 0.22 * random.normal())),
  );
  const age =
    kind === 'never'
      ? 3 + ageWithin(random, 1_700, 1_000)
      : 8 + ageWithin(random, oldestAcquaintance, 1_900 * Math.exp(0.35 * worth));
  return {
    ...{ kind, industry, home, region, team, manager, annual, ordersPerYear },
    employees: Math.max(3, Math.round(Math.exp(4.2 + 1.1 * size))),
    engagement: 0.35 * worth + 0.94 * random.normal(),
    mood: random.normal(),
    drift: 0.03 + 0.11 * random.normal(),
    met: span.end - Math.round(age),
  };
}

/** Days since an acquaintance began: new ones are more, the more so the shorter `scale` is. */
function ageWithin(random: Random, oldest: number, scale: number): number {
  return -scale * Math.log(1 - random.next() * (1 - Math.exp(-oldest / scale)));
}

function drawKind(random: Random, worth: number): CustomerNature['kind'] {
  const draw = random.next();
  if (draw < 0.14 - 0.03 * worth) return 'never';
  return draw < 0.395 - 0.085 * worth ? 'once' : 'regular';
}
