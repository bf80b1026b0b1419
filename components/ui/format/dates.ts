import type { FormatSettings } from './create-format';
import { missing } from './numbers';

/** An instant as ISO text or Date. */
export type Moment = string | Date | null | undefined;
/** A calendar date as `2011-12-10`, which belongs to no zone. */
export type Day = string | null | undefined;

type Parts = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>;

export function dateFormats({ locale, timeZone }: Pick<FormatSettings, 'locale' | 'timeZone'>) {
  const inZone = partsIn(timeZone);
  const inUtc = partsIn('UTC');
  const chinese = locale === 'zh-CN';

  const fullDate = (p: Parts) =>
    chinese ? `${p.year}-${p.month}-${p.day}` : `${Number(p.day)} ${monthName(p)} ${p.year}`;
  const shortDate = (p: Parts) =>
    chinese ? `${Number(p.month)} 月 ${Number(p.day)} 日` : `${Number(p.day)} ${monthName(p)}`;
  const month = (p: Parts) =>
    chinese ? `${p.year} 年 ${Number(p.month)} 月` : `${monthName(p)} ${p.year}`;
  const clock = (p: Parts) => `${p.hour}:${p.minute}`;
  const gap = chinese ? ' ' : ', ';

  const ofMoment = (write: (p: Parts) => string) => (value: Moment) =>
    value === null || value === undefined ? missing : write(inZone(new Date(value)));
  const ofDay = (write: (p: Parts) => string) => (value: Day) =>
    value === null || value === undefined ? missing : write(inUtc(new Date(`${value}T00:00:00Z`)));

  return {
    /** A calendar date: 10 Dec 2011; 2011-12-10. */
    date: ofDay(fullDate),
    /** A calendar date within a known year: 10 Dec; 12 月 10 日. */
    dateShort: ofDay(shortDate),
    /** The month of a calendar date: Dec 2011; 2011 年 12 月. */
    month: ofDay(month),
    /** The local day of an instant, in the workspace's zone. */
    dayOf: ofMoment(fullDate),
    dayOfShort: ofMoment(shortDate),
    /** An instant in the workspace's zone: 10 Dec 2011, 00:05; 2011-12-10 00:05. */
    instant: ofMoment((p) => fullDate(p) + gap + clock(p)),
    instantShort: ofMoment((p) => shortDate(p) + gap + clock(p)),
    /** A stretch of milliseconds: 0.4 s, 2 min 5 s; 0.4 秒. */
    duration: (milliseconds: number | null | undefined) =>
      milliseconds === null || milliseconds === undefined
        ? missing
        : writeDuration(milliseconds, chinese),
  };
}

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthName = (p: Parts): string => names[Number(p.month) - 1] ?? '';

function partsIn(timeZone: string): (moment: Date) => Parts {
  const printer = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (moment) =>
    Object.fromEntries(
      printer.formatToParts(moment).map(({ type, value }) => [type, value]),
    ) as unknown as Parts;
}

function writeDuration(milliseconds: number, chinese: boolean): string {
  const [s, min, h] = chinese ? ['秒', '分', '小时'] : ['s', 'min', 'h'];
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(seconds < 0.095 ? 2 : 1)} ${s}`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} ${s}`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60)
    return whole % 60 ? `${minutes} ${min} ${whole % 60} ${s}` : `${minutes} ${min}`;
  return `${Math.floor(minutes / 60)} ${h} ${minutes % 60} ${min}`;
}
