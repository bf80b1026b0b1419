import { fromDay } from './calendar';
import { type Clock, openClock } from './clock';
import { parseInstant } from './literal';
import type { WeekDay } from './rule-case';
import { DAY, floorDivide, HOUR, type Micros, MINUTE, SECOND } from './zone';
import type { Random } from './seeded-random';

/** Zones with days to stand near: shifts of one and of half an hour, and midnights that do not exist. */
const PLACES: readonly (readonly [zone: string, ...near: string[]])[] = [
  ['UTC', '2024-03-01', '2023-12-31'],
  ['Asia/Shanghai', '2024-02-29'],
  ['Asia/Kolkata', '2023-06-30'],
  ['Asia/Kathmandu', '2024-01-01'],
  ['Europe/Berlin', '2024-03-31', '2023-10-29'],
  ['Europe/London', '2024-03-31', '2024-10-27'],
  ['America/New_York', '2024-03-10', '2023-11-05'],
  ['America/St_Johns', '2010-03-14', '2010-11-07'],
  ['America/Sao_Paulo', '2018-11-04', '2018-02-18'],
  ['America/Santiago', '2024-09-08', '2024-04-07'],
  ['America/Havana', '2024-03-10', '2023-11-05'],
  ['America/Asuncion', '2023-10-01', '2024-03-24'],
  ['Africa/Cairo', '2024-04-26', '2023-10-27'],
  ['Asia/Beirut', '2024-03-31', '2023-10-29'],
  ['Asia/Tehran', '2022-03-22', '2021-09-22'],
  ['Australia/Lord_Howe', '2024-10-06', '2024-04-07'],
  ['Pacific/Auckland', '2024-09-29', '2024-04-07'],
  ['Pacific/Apia', '2021-04-04', '2020-09-27'],
  ['Africa/Casablanca', '2024-03-10', '2024-04-14'],
];

const WEEK: readonly WeekDay[] = ['monday', 'monday', 'monday', 'sunday', 'saturday', 'wednesday'];

const EPSILON: readonly bigint[] = [-1n, 1n, -SECOND, SECOND, -MINUTE, HOUR, -HOUR];

export interface RandomFrame {
  readonly timeZone: string;
  readonly weekStart: WeekDay;
  readonly fiscalYearStart: number;
  readonly asOf: string;
}

function pad(value: number | bigint, width: number): string {
  return String(value).padStart(width, '0');
}

export function printDay(day: number): string {
  const parts = fromDay(day);
  return `${pad(parts.year, 4)}-${pad(parts.month, 2)}-${pad(parts.day, 2)}`;
}

/** An instant as ISO text, with Z or at an offset of whole minutes. */
export function printInstant(at: Micros, offsetMinutes = 0): string {
  const wall = at + BigInt(offsetMinutes) * MINUTE;
  const day = floorDivide(wall, DAY);
  const rest = wall - day * DAY;
  const fraction = rest % SECOND;
  const time = [rest / HOUR, (rest / MINUTE) % 60n, (rest / SECOND) % 60n]
    .map((part) => pad(part, 2))
    .join(':');
  const micros = fraction === 0n ? '' : `.${pad(fraction, 6)}`;
  const minutes = Math.abs(offsetMinutes);
  const sign = offsetMinutes < 0 ? '-' : '+';
  const suffix =
    minutes === 0 ? 'Z' : `${sign}${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}`;
  return `${printDay(Number(day))}T${time}${micros}${suffix}`;
}

export function randomFrame(random: Random): RandomFrame {
  const [timeZone, ...near] = random.pick(PLACES);
  const base =
    (parseInstant(`${random.pick(near)}T00:00:00Z`) ?? 0n) + BigInt(random.between(-2, 40)) * DAY;
  const fiscalYearStart = random.between(1, 12);
  const weekStart = random.pick(WEEK);
  const clock = openClock(timeZone, { weekStart: 0, fiscalYearStart }, () => base);
  const midnight = clock.midnight(clock.dayOf(base));
  const withinDay = BigInt(random.between(0, 86_399)) * SECOND;
  const asOf = random.chance(0.3)
    ? midnight
    : midnight + withinDay + BigInt(random.pick([0, 0, 123_456]));
  return { timeZone, weekStart, fiscalYearStart, asOf: printInstant(asOf) };
}

/** An instant near asOf: minutes to two years away, often exactly on an edge that a window may have. */
export function randomInstant(random: Random, clock: Clock, future: number): Micros {
  const distance = random.pick([
    () => BigInt(random.between(0, 180)) * MINUTE,
    () => BigInt(random.between(0, 72)) * HOUR,
    () => BigInt(random.between(0, 14)) * DAY,
    () => BigInt(random.between(0, 120)) * DAY,
    () => BigInt(random.between(0, 800)) * DAY,
  ])();
  const away = random.chance(future) ? distance : -distance;
  const at = clock.asOf + away;
  const edge = random.next();
  if (edge < 0.5) return at + BigInt(random.between(0, 86_399)) * SECOND * (away < 0n ? -1n : 1n);
  if (edge < 0.65) return clock.midnight(clock.dayOf(at));
  if (edge < 0.75) return clock.midnight(clock.dayOf(at)) + random.pick(EPSILON);
  if (edge < 0.85) return at + random.pick(EPSILON);
  return at;
}

export function randomDay(random: Random, clock: Clock, future: number): number {
  return clock.dayOf(randomInstant(random, clock, future));
}

export function randomInstantText(random: Random, at: Micros): string {
  return printInstant(at, random.pick([0, 0, 0, 60, -300, 345]));
}
