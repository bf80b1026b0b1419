import * as z from 'zod';
import type { Calendar } from '../time/calendar';
import type { Instant } from '../time/instant';
import { type LocalDate, shiftDate, startOfDate } from '../time/local-time';

export const backfillSteps = ['day', 'week', 'month', 'quarter', 'year'] as const;
export const BackfillStep = z.enum(backfillSteps);
export type BackfillStep = z.infer<typeof BackfillStep>;

/**
 * The starts of the local days `from`, `from` + 1 step, ... up to and including `to`,
 * oldest first. Months clamp and are counted from `from`, so a 31st comes back.
 * Stops after `limit` points; `from` after `to` gives none.
 */
export function backfillPoints(
  from: LocalDate,
  to: LocalDate,
  every: BackfillStep,
  calendar: Calendar,
  limit: number,
): readonly Instant[] {
  const points: Instant[] = [];
  for (let n = 0; points.length < limit; n += 1) {
    const day = shiftDate(from, n, every);
    if (day > to) break;
    points.push(startOfDate(day, calendar));
  }
  return points;
}
