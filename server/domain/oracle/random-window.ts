import type { Clock } from './clock';
import type { Random } from './seeded-random';
import { printDay, randomDay } from './random-time';

const UNITS: readonly (readonly [unit: string, most: number])[] = [
  ...([
    ['minute', 600],
    ['hour', 96],
    ['day', 180],
    ['day', 30],
    ['week', 26],
    ['month', 12],
    ['quarter', 5],
  ] as const),
  ...([
    ['half', 3],
    ['year', 2],
    ['fiscalQuarter', 5],
    ['fiscalHalf', 3],
    ['fiscalYear', 2],
  ] as const),
];

const KINDS = [
  'last',
  'last',
  'last',
  'previous',
  'previous',
  'current',
  'period',
  'betweenAgo',
  'dates',
  'allTime',
  'next',
];

/** What the window looks at: rows of a table with these date columns besides its time, or one value. */
export type RandomWindowUse =
  | { readonly kind: 'rows'; readonly dateFields: readonly string[] }
  | { readonly kind: 'value' };

function span(random: Random, clock: Clock, kind: string, ahead: boolean): Record<string, unknown> {
  const [unit, most] = random.pick(UNITS);
  const n = random.between(1, most);
  switch (kind) {
    case 'last':
    case 'next':
      return { kind, n, unit };
    case 'previous':
      return random.chance(0.5)
        ? { kind, n, unit }
        : { kind, n, unit, includeCurrent: random.chance(0.7) };
    case 'current':
      return { kind, unit };
    case 'period':
      return { kind, unit, offset: random.between(-3, ahead ? 2 : 0) };
    case 'betweenAgo': {
      const newer = random.between(0, n);
      return { kind, older: newer + random.between(1, most), newer, unit };
    }
    case 'dates': {
      const days = [randomDay(random, clock, 0.2), randomDay(random, clock, 0.2)].sort(
        (a, b) => a - b,
      );
      return { kind, from: printDay(days[0] ?? 0), to: printDay(days[1] ?? 0) };
    }
    default:
      return { kind: 'allTime' };
  }
}

/** A window that is never refused: one ahead of asOf on rows names the column it looks at. */
export function randomWindow(
  random: Random,
  clock: Clock,
  use: RandomWindowUse,
): Record<string, unknown> {
  const on =
    use.kind === 'rows' && use.dateFields.length > 0 && random.chance(0.3)
      ? random.pick(use.dateFields)
      : null;
  const ahead = use.kind === 'value' || on !== null;
  const kind = random.pick(ahead ? KINDS : KINDS.filter((name) => name !== 'next'));
  return { ...span(random, clock, kind, ahead), ...(on === null ? {} : { on }) };
}
