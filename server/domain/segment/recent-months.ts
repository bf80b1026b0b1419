import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../time/calendar';
import { type Instant, toInstant } from '../time/instant';
import { type LocalDate, localDate, startOfDate } from '../time/local-time';

/** The last `count` firsts of a local month that began before `asOf`. */
export function recentMonths(
  asOf: Instant,
  count: number,
  calendar: Calendar,
): { readonly from: LocalDate; readonly to: LocalDate } {
  const first = Temporal.PlainDate.from(localDate(asOf, calendar)).with({ day: 1 });
  const begunBefore = startOfDate(first.toString(), calendar) !== toInstant(asOf);
  const to = begunBefore ? first : first.subtract({ months: 1 });
  return { from: to.subtract({ months: count - 1 }).toString(), to: to.toString() };
}
