import { Temporal } from 'temporal-polyfill';

/** A wall clock time. `month` counts from 1. */
export type WallTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

const mostHoursKept = 20_000;
const hourMilliseconds = 3_600_000;

/** Milliseconds since 1970 of a wall time read as UTC. */
export function utcMilliseconds(wall: WallTime): number {
  if (wall.year >= 100)
    return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  const date = new Date(0);
  date.setUTCFullYear(wall.year, wall.month - 1, wall.day);
  date.setUTCHours(wall.hour, wall.minute, wall.second);
  return date.getTime();
}

/**
 * Gives a function from wall times of a zone to milliseconds since 1970. A time
 * that does not exist moves forward, one that occurs twice is the earlier
 * (docs/rules.md 26). Hours with one offset are remembered: millions of rows share them.
 */
export function wallClock(timeZone: string): (wall: WallTime) => number {
  if (timeZone === 'UTC') return utcMilliseconds;
  const offsets = new Map<number, number>();
  return (wall) => {
    const asUtc = utcMilliseconds(wall);
    const hour = Math.floor(asUtc / hourMilliseconds);
    const known = offsets.get(hour);
    if (known !== undefined) return asUtc - known;
    const exact = resolve(asUtc, timeZone);
    const start = hour * hourMilliseconds;
    const offset = start - resolve(start, timeZone);
    const last = start + hourMilliseconds - 1;
    if (offset === last - resolve(last, timeZone)) {
      if (offsets.size >= mostHoursKept) offsets.clear();
      offsets.set(hour, offset);
    }
    return exact;
  };
}

function resolve(wallAsUtc: number, timeZone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(wallAsUtc)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
}
