import {
  type CalendarSettings,
  type CalendarUnit,
  type Day,
  type ElapsedUnit,
  firstDayOf,
  isElapsed,
  shiftDay,
  type Unit,
} from './calendar';
import { DAY, floorDivide, HOUR, type Micros, MINUTE, openZone, type Zone } from './zone';

/** The one instant of an evaluation and the calendar it is read in. */
export interface Clock {
  readonly asOf: Micros;
  readonly zone: Zone;
  readonly settings: CalendarSettings;
  /** The first instant of a local day. */
  midnight(day: Day): Micros;
  /** The local date at an instant. */
  dayOf(at: Micros): Day;
}

export function openClock(
  timeZone: string,
  settings: CalendarSettings,
  asOf: (clock: Clock) => Micros,
): Clock {
  const zone = openZone(timeZone);
  const known = new Map<Day, Micros>();
  const base = {
    zone,
    settings,
    dayOf: (at: Micros): Day => Number(floorDivide(zone.wall(at), DAY)),
    midnight(day: Day): Micros {
      const found = known.get(day) ?? zone.firstFrom(BigInt(day) * DAY);
      known.set(day, found);
      return found;
    },
  };
  return { ...base, asOf: asOf({ ...base, asOf: 0n }) };
}

const elapsed = (unit: ElapsedUnit): bigint => (unit === 'hour' ? HOUR : MINUTE);

/** Minutes and hours are elapsed time; longer units move the wall clock. Throws OutOfCalendar. */
export function shift(clock: Clock, at: Micros, n: number, unit: Unit): Micros {
  if (n === 0) return at;
  if (isElapsed(unit)) {
    const moved = at + BigInt(n) * elapsed(unit);
    shiftDay(Number(floorDivide(moved, DAY)), 0, 'day');
    return moved;
  }
  const wall = clock.zone.wall(at);
  const day = floorDivide(wall, DAY);
  const timeOfDay = wall - day * DAY;
  return clock.zone.compatible(BigInt(shiftDay(Number(day), n, unit)) * DAY + timeOfDay);
}

function startOfElapsed(clock: Clock, at: Micros, unit: ElapsedUnit): Micros {
  const wall = clock.zone.wall(at);
  const start = floorDivide(wall, elapsed(unit)) * elapsed(unit);
  const shown = clock.zone.instants(start).filter((instant) => instant <= at);
  return shown.at(-1) ?? clock.zone.firstFrom(start);
}

function nextElapsed(clock: Clock, start: Micros, unit: ElapsedUnit): Micros {
  const size = elapsed(unit);
  const moved = start + size;
  const begun = startOfElapsed(clock, moved, unit);
  if (begun > start) return begun;
  const wall = clock.zone.wall(moved);
  return moved + size - (wall - floorDivide(wall, size) * size);
}

/** A zone may shift by half an hour: then one hour of the clock is longer or shorter than the rest. */
function moveElapsed(clock: Clock, start: Micros, n: number, unit: ElapsedUnit): Micros {
  const moved = shift(clock, start, n, unit);
  const isWhole = (at: Micros) =>
    floorDivide(clock.zone.wall(at), elapsed(unit)) * elapsed(unit) === clock.zone.wall(at);
  if (isWhole(start) && isWhole(moved)) return moved;
  let at = start;
  for (let i = 0; i < Math.abs(n); i++) {
    at = n < 0 ? startOfElapsed(clock, at - 1n, unit) : nextElapsed(clock, at, unit);
  }
  return at;
}

/** The start of the calendar unit that is `n` units after the one containing asOf. */
export function unitStart(clock: Clock, unit: Unit, n: number): Micros {
  if (isElapsed(unit)) {
    const start = startOfElapsed(clock, clock.asOf, unit);
    return n === 0 ? start : moveElapsed(clock, start, n, unit);
  }
  return clock.midnight(unitStartDay(clock, unit, n));
}

export function unitStartDay(clock: Clock, unit: CalendarUnit, n: number): Day {
  return shiftDay(firstDayOf(clock.dayOf(clock.asOf), unit, clock.settings), n, unit);
}
