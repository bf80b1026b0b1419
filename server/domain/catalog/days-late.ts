import { Temporal } from 'temporal-polyfill';
import { compareInstants, type Instant } from '../time/instant';

/**
 * By how many whole local days a table that is complete through an instant is behind
 * its expected cadence at `now`: with data through yesterday and a cadence of one day,
 * today's are due when today ends, and late a day after that. Never negative.
 */
export function daysLate(
  completeThrough: Instant,
  cadenceDays: number,
  now: Instant,
  timeZone: string,
): number {
  const local = (instant: Instant) => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const due = local(completeThrough).add({ days: cadenceDays });
  if (compareInstants(due.toInstant().toString(), now) >= 0) return 0;
  return due.until(local(now), { largestUnit: 'day' }).days;
}
