import type { Format } from '@/components/ui/format/create-format';
import { type CalendarUnit, localDay } from './local-calendar';

const two = (n: number) => String(n).padStart(2, '0');

/** How an axis writes the start of a calendar unit, as short as stays clear. */
export function axisWord(time: number, unit: CalendarUnit, format: Format): string {
  const { year, month, day } = localDay(time, format.timeZone);
  if (unit === 'year') return String(year);
  if (unit === 'month' || unit === 'quarter') {
    return format.locale === 'zh-CN'
      ? `${year}-${two(month)}`
      : format.month(`${year}-${two(month)}-01`);
  }
  return format.dateShort(`${year}-${two(month)}-${two(day)}`);
}

/** The local day of an instant, with the time of day where it is not midnight. */
export function pointWord(asOf: string, format: Format): string {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: format.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(asOf));
  return clock === '00:00' ? format.dayOf(asOf) : format.instant(asOf);
}

/** A calendar unit in words: a day, a week by its first day, a month. */
export function bucketWord(start: number, unit: CalendarUnit, format: Format): string {
  const { year, month, day } = localDay(start, format.timeZone);
  const date = `${year}-${two(month)}-${two(day)}`;
  if (unit === 'year') return String(year);
  if (unit === 'month') return format.month(date);
  if (unit === 'quarter') return `${year} Q${Math.ceil(month / 3)}`;
  return format.date(date);
}
