import { localDay, startOfDay } from '@/components/charts/local-calendar';
import type { DashboardPeriod } from '@/server/domain/dashboard/dashboard-limits';
import type { DashboardQuery } from './dashboard-query';

/** First and last instant shown, both included; null leaves that side open. */
export type Stretch = { readonly from: string | null; readonly to: string | null };

/** The instants a period stands for, counted back from `now` by local days and months. */
export function stretchOf(
  query: Pick<DashboardQuery, 'period' | 'from' | 'to'>,
  saved: DashboardPeriod,
  now: string,
  timeZone: string,
): Stretch {
  const period = query.period ?? saved;
  switch (period) {
    case 'all':
      return { from: null, to: null };
    case '30d':
      return { from: daysBack(now, 30, timeZone), to: null };
    case '90d':
      return { from: daysBack(now, 90, timeZone), to: null };
    case '12m':
      return { from: monthsBack(now, 12, timeZone), to: null };
    case '24m':
      return { from: monthsBack(now, 24, timeZone), to: null };
    case 'custom':
      return {
        from: query.from && iso(dayStart(query.from, 0, timeZone)),
        to: query.to && iso(dayStart(query.to, 1, timeZone)),
      };
  }
}

function daysBack(now: string, days: number, timeZone: string): string {
  const { year, month, day } = localDay(Date.parse(now), timeZone);
  return iso(startOfDay({ year, month, day: day - days }, timeZone));
}

function monthsBack(now: string, months: number, timeZone: string): string {
  const { year, month, day } = localDay(Date.parse(now), timeZone);
  const lastDay = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return iso(startOfDay({ year, month: month - months, day: Math.min(day, lastDay) }, timeZone));
}

/** Dates of the address are UTC midnights that stand for calendar days. */
function dayStart(date: Date, shift: number, timeZone: string): number {
  const day = date.getUTCDate() + shift;
  return startOfDay({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day }, timeZone);
}

/** One microsecond before an instant of whole milliseconds: those after it are those from it on. */
export const justBefore = (from: string): string =>
  new Date(Date.parse(from) - 1).toISOString().replace('Z', '999Z');

const iso = (time: number): string => new Date(time).toISOString();
