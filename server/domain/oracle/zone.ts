import { IANAZone } from 'luxon';

/** Microseconds since 1970-01-01T00:00Z; a wall clock is the same number read as if it were UTC. */
export type Micros = bigint;

export const MILLI = 1_000n;
export const SECOND = 1_000_000n;
export const MINUTE = 60n * SECOND;
export const HOUR = 60n * MINUTE;
export const DAY = 24n * HOUR;

export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

export interface Zone {
  /** The wall clock at an instant. */
  wall(at: Micros): Micros;
  /** Every instant at which the clock shows this wall time, earliest first. */
  instants(wall: Micros): Micros[];
  /** The earlier instant of an ambiguous wall time; a missing one moves forward by the gap. */
  compatible(wall: Micros): Micros;
  /** As `compatible`, but a missing wall time becomes the first instant after the gap. */
  firstFrom(wall: Micros): Micros;
}

const opened = new Map<string, Zone>();

/** Wall clocks of an IANA zone. Throws when the zone is unknown. */
export function openZone(name: string): Zone {
  const zone = opened.get(name) ?? createZone(name);
  opened.set(name, zone);
  return zone;
}

/** Offsets from UTC; on a day that begins and ends with one offset, no zone has shifted in between. */
function offsetsOf(iana: IANAZone): (at: Micros) => Micros {
  const exact = (millis: number): Micros => BigInt(Math.round(iana.offset(millis) * 60)) * SECOND;
  const atMidnight = new Map<bigint, Micros>();
  const midnightOffset = (day: bigint): Micros => {
    const known = atMidnight.get(day) ?? exact(Number((day * DAY) / MILLI));
    atMidnight.set(day, known);
    return known;
  };
  return (at) => {
    const day = floorDivide(at, DAY);
    const before = midnightOffset(day);
    return before === midnightOffset(day + 1n) ? before : exact(Number(floorDivide(at, MILLI)));
  };
}

function createZone(name: string): Zone {
  const iana = IANAZone.create(name);
  if (!iana.isValid) throw new Error(`Unknown time zone: ${name}`);
  const offset = offsetsOf(iana);
  const instants = (wall: Micros): Micros[] => {
    const tried = [offset(wall - DAY), offset(wall + DAY)].map((shift) => wall - shift);
    const valid = tried.filter((at) => at + offset(at) === wall);
    return [...new Set(valid)].sort((a, b) => (a < b ? -1 : 1));
  };
  const firstAfterGap = (wall: Micros): Micros => {
    const before = offset(wall - DAY);
    let low = wall - offset(wall + DAY);
    let high = wall - before;
    while (high - low > 1n) {
      const middle = (low + high) / 2n;
      if (offset(middle) === before) low = middle;
      else high = middle;
    }
    return high;
  };
  return {
    wall: (at) => at + offset(at),
    instants,
    compatible: (wall) => instants(wall)[0] ?? wall - offset(wall - DAY),
    firstFrom: (wall) => instants(wall)[0] ?? firstAfterGap(wall),
  };
}
