import type { DayNumber } from './civil-day';
import { writeMoment } from './civil-day';
import type { Random } from './random';

export type Row = readonly string[];

/** A wall time within working hours. */
export function atWork(random: Random, day: DayNumber): string {
  const hour = random.weighted(workHours);
  return writeMoment(day, hour * 3600 + random.whole(0, 3599));
}

const workHours = [
  [8, 3],
  [9, 12],
  [10, 15],
  [11, 11],
  [12, 3],
  [13, 8],
  [14, 14],
  [15, 14],
  [16, 11],
  [17, 7],
  [18, 2],
] as const;

/** The value, or nothing as often as `share` says. */
export function mostly(random: Random, share: number, value: string): string {
  return random.next() < share ? '' : value;
}

/** Numbers one kind of row: O-000001 and on. */
export class Numbering {
  private last = 0;

  constructor(
    private readonly prefix: string,
    private readonly digits: number,
  ) {}

  next(): string {
    this.last += 1;
    return `${this.prefix}${String(this.last).padStart(this.digits, '0')}`;
  }
}
