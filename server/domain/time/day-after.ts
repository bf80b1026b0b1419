import { Temporal } from 'temporal-polyfill';
import { type Instant, toInstant } from './instant';

/** The first instant of a plain date (`2011-12-10`) in a zone; midnights that do not exist move forward. */
export function startOfDate(date: string, timeZone: string): Instant {
  return toInstant(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).toInstant().toString());
}

/** The start of the local day after a plain date. */
export function startOfDayAfterDate(date: string, timeZone: string): Instant {
  return startOfDate(Temporal.PlainDate.from(date).add({ days: 1 }).toString(), timeZone);
}

/** The start of the local day after the day an instant falls on. */
export function startOfDayAfterInstant(instant: Instant, timeZone: string): Instant {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return startOfDayAfterDate(local.toPlainDate().toString(), timeZone);
}
