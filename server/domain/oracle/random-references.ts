import type { Clock } from './clock';
import type { FieldType, RawMembership, SegmentDefinition, ToOneDefinition } from './rule-case';
import { printDay, randomDay, randomInstant, randomInstantText } from './random-time';
import type { Random } from './seeded-random';

export const TIERS = ['value.gold', 'value.silver', 'value.bronze'];
export const GROUPS = ['picked', 'listed', 'ruled'];

export const TRAITS: Readonly<Record<string, unknown>> = {
  spend: {
    kind: 'activity',
    table: 'orders',
    measure: { fn: 'sum', field: 'amount' },
    window: { kind: 'last', n: 365, unit: 'day' },
  },
  largest: { kind: 'activity', table: 'orders', measure: { fn: 'max', field: 'quantity' } },
  latest: { kind: 'activity', table: 'orders', measure: { fn: 'max', field: 'ordered_at' } },
  visits: { kind: 'activity', table: 'visits', measure: { fn: 'count' } },
  visits_a_month: { kind: 'perMonth', of: 'visits', months: 6, mode: 'mean' },
  visits_each_month: { kind: 'perMonth', of: 'visits', months: 2, mode: 'each' },
  age_in_days: {
    kind: 'daysBetween',
    from: { field: 'born' },
    to: { relative: { anchor: 'now' } },
  },
  largest_third: { kind: 'quantile', of: 'largest', parts: 3 },
  spend_rank: { kind: 'quantile', of: 'spend', parts: 4, by: 'rank', direction: 'lowIsHigh' },
  average: { kind: 'activity', table: 'orders', measure: { fn: 'avg', field: 'amount' } },
  average_third: { kind: 'quantile', of: 'average', parts: 3 },
  last_status: { kind: 'activity', table: 'orders', measure: { fn: 'last', field: 'status' } },
  first_visit: { kind: 'activity', table: 'visits', measure: { fn: 'min', field: 'visited_on' } },
  days_since_latest: {
    kind: 'daysBetween',
    from: { trait: 'latest' },
    to: { relative: { anchor: 'startOfMonth' } },
  },
  pace: {
    kind: 'score',
    parts: [
      { trait: 'visits_a_month', weight: '2' },
      { trait: 'average', weight: '0.1', whenMissing: 3 },
    ],
  },
  pace_half: { kind: 'quantile', of: 'pace', parts: 2, direction: 'lowIsHigh' },
  score_quarter: { kind: 'quantile', of: 'score', parts: 4, by: 'rank' },
  score: {
    kind: 'score',
    parts: [
      { trait: 'largest', weight: '0.6', scale: { kind: 'quantile', parts: 5 } },
      { trait: 'age_in_days', weight: '-0.01', whenMissing: '1000' },
    ],
  },
};

/** The types of traits that are no numbers. */
export const TRAIT_TYPES: Readonly<Record<string, FieldType>> = {
  latest: 'instant',
  first_visit: 'date',
  last_status: 'choice',
};

/** What a compared number lies near, by trait. */
export const TRAIT_NUMBERS: Readonly<Record<string, readonly number[]>> = {
  spend: [0, 10, 50, 100, 300],
  largest: [1, 3, 5, 7],
  visits: [0, 1, 2, 3],
  visits_a_month: [0, 0.25, 0.5],
  visits_each_month: [0, 1],
  age_in_days: [0, 100, 365, 3650],
  largest_third: [1, 2, 3],
  spend_rank: [1, 2, 3, 4],
  score: [-50, -5, 0, 1, 2],
  average: [10, 50, 100],
  average_third: [1, 2, 3],
  days_since_latest: [-10, 0, 30, 200],
  pace: [0.3, 1, 5, 10],
  pace_half: [1, 2],
  score_quarter: [1, 2, 3, 4],
};

export const REGIONS: Readonly<Record<string, ToOneDefinition>> = {
  region: {
    key: 'origin',
    fields: { manager: 'text', opened: 'date', size: 'number' },
    rows: [
      { origin: 'paid', manager: 'Anna', opened: '2020-02-29', size: 3 },
      { origin: 'open', manager: '\uff21\uff2e\uff2e\uff21', size: 7 },
      { origin: 'void', manager: null, opened: '2019-12-31' },
    ],
  },
};

/** What rows of orders lead to; one status leads nowhere. */
export const STATES: Readonly<Record<string, ToOneDefinition>> = {
  state: {
    key: 'status',
    fields: { step: 'number', title: 'text', stage: 'choice' },
    rows: [
      { status: 'paid', step: 3, title: 'Done', stage: 'closed' },
      { status: 'open', step: 1, title: 'In progress' },
      { status: 'sent', step: null, title: null, stage: 'running' },
    ],
  },
};

export interface RandomReferences {
  readonly segments: Record<string, SegmentDefinition>;
  readonly memberships: RawMembership[];
}

/** Two changes of tier at shared review instants, and groups entered and left at any time. */
export function randomReferences(
  random: Random,
  clock: Clock,
  ids: readonly string[],
  rule: unknown,
): RandomReferences {
  const review = clock.midnight(randomDay(random, clock, 0));
  const earlier = clock.midnight(clock.dayOf(review) - random.between(20, 100));
  const memberships: RawMembership[] = [];
  const add = (segment: string, id: string, from: bigint, to: bigint | null) =>
    memberships.push({
      segment,
      id,
      from: randomInstantText(random, from),
      ...(to === null ? {} : { to: randomInstantText(random, to) }),
    });
  for (const id of ids) {
    const [first, second] = [random.pick([...TIERS, null]), random.pick([...TIERS, null])];
    if (first !== null && first === second) add(first, id, earlier, null);
    else {
      if (first !== null) add(first, id, earlier, review);
      if (second !== null) add(second, id, review, null);
    }
    if (random.chance(0.5)) {
      const at = randomInstant(random, clock, 0);
      const left = at + (clock.asOf - at) / 2n;
      add('listed', id, at, random.chance(0.5) && left > at && left <= clock.asOf ? left : null);
    }
  }
  const tiers = TIERS.map((key): [string, SegmentDefinition] => [key, { ids: [] }]);
  const picked = ids.filter(() => random.chance(0.4));
  return {
    segments: {
      ...Object.fromEntries(tiers),
      picked: { ids: picked },
      listed: { ids: [] },
      ruled: { rule },
    },
    memberships,
  };
}

const HISTORY_WINDOWS: readonly Record<string, unknown>[] = [
  { kind: 'last', n: 90, unit: 'day' },
  { kind: 'last', n: 1, unit: 'year' },
  { kind: 'previous', n: 1, unit: 'quarter' },
  { kind: 'previous', n: 3, unit: 'month', includeCurrent: true },
  { kind: 'current', unit: 'year' },
  { kind: 'betweenAgo', older: 12, newer: 3, unit: 'month' },
  { kind: 'allTime' },
];

/** A condition on a segment, group or tier, now or (with `history`) by its history. */
export function randomSegmentLeaf(
  random: Random,
  clock: Clock,
  history: boolean,
): Record<string, unknown> {
  const operator = random.pick([
    ...['in', 'notIn', 'in', 'notIn', ...(history ? ['wasInAt'] : [])],
    ...(history ? ['enteredWithin', 'leftWithin', 'movedFrom', 'movedTo'] : []),
  ]);
  const isMove = operator === 'movedFrom' || operator === 'movedTo';
  const isNow = operator === 'in' || operator === 'notIn';
  const segment = random.pick(
    isMove ? TIERS : isNow ? [...GROUPS, ...TIERS] : ['listed', ...TIERS],
  );
  const node = { kind: 'segment', segment, operator };
  if (isNow) return node;
  if (operator === 'wasInAt') {
    const day = Math.min(randomDay(random, clock, 0), clock.dayOf(clock.asOf) - 1);
    return { ...node, at: printDay(day) };
  }
  const window = random.pick(HISTORY_WINDOWS);
  if (!isMove || random.chance(0.4)) return { ...node, window };
  return { ...node, window, other: random.pick(TIERS.filter((tier) => tier !== segment)) };
}
