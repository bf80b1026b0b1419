import type { WallTime } from './zone-offset';

/** A cell taken apart: a day, with or without a time of day, with or without an offset. */
export type Moment = WallTime & {
  readonly hasTime: boolean;
  /** Digits after the second, at most six. */
  readonly fraction: string;
  /** Minutes east of UTC; null when the cell has none. */
  readonly offsetMinutes: number | null;
};

/** Whether a calendar and a clock have such a day and time. */
export function isRealWallTime(wall: WallTime): boolean {
  if (wall.year < 1 || wall.hour > 23 || wall.minute > 59 || wall.second > 59) return false;
  if (wall.month < 1 || wall.month > 12 || wall.day < 1) return false;
  if (wall.day <= 28) return true;
  const leap = wall.year % 4 === 0 && (wall.year % 100 !== 0 || wall.year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][wall.month - 1];
  return days !== undefined && wall.day <= days;
}
