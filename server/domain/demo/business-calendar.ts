import { type DayNumber, dayNumber, weekdayOf, writeDay } from './civil-day';

/** First day of the Chinese year, by the calendar of the Purple Mountain Observatory. */
const springFestivals = [
  ...['2018-02-16', '2019-02-05', '2020-01-25', '2021-02-12', '2022-02-01', '2023-01-22'],
  ...['2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13'],
  ...['2030-02-03', '2031-01-23', '2032-02-11', '2033-01-31'],
] as const;
const festivalDays = springFestivals.map(dayNumber);

/** The first day of the Chinese year nearest to a day. */
export function nearestSpringFestival(day: DayNumber): DayNumber {
  return festivalDays.reduce((best, each) =>
    Math.abs(each - day) < Math.abs(best - day) ? each : best,
  );
}

/** How busy a day is for those who sell to businesses; an ordinary weekday is 1. */
export function busyness(day: DayNumber): number {
  const date = writeDay(day);
  const weekday = weekdayOf(day);
  const week = weekday === 0 ? 0.05 : weekday === 6 ? 0.16 : weekday === 1 ? 1.08 : 1;
  return week * festivalFactor(day) * holidayFactor(date) * monthFactor(date);
}

/** Stock is taken in before the festival; the fortnight around it stands still. */
function festivalFactor(day: DayNumber): number {
  const from = day - nearestSpringFestival(day);
  if (from < -28 || from > 21) return 1;
  if (from < -10) return 1.3;
  if (from < -4) return 0.6;
  if (from < 8) return 0.02;
  return from < 15 ? 0.5 : 1.15;
}

function holidayFactor(date: string): number {
  const day = date.slice(5);
  if (day >= '10-01' && day <= '10-07') return 0.06;
  if (day >= '05-01' && day <= '05-04') return 0.1;
  return day === '01-01' || day === '04-05' ? 0.1 : 1;
}

function monthFactor(date: string): number {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8))];
  const end = day >= 29 ? 1.45 : day >= 26 ? 1.25 : day <= 3 ? 0.85 : 1;
  const season = month === 12 ? 1.18 : month === 7 || month === 8 ? 0.9 : month === 3 ? 1.08 : 1;
  const quarter = day >= 26 && month % 3 === 0 ? 1.15 : 1;
  return end * season * quarter;
}

/**
 * Time that runs fast on busy days and stands nearly still on holidays, so that events
 * at even distances in it come out as a business year looks.
 */
export class BusinessTime {
  private readonly elapsed: number[] = [0];
  private readonly scale: number;

  /** Covers the days from `first` up to `end`, without `end`. */
  constructor(
    readonly first: DayNumber,
    readonly end: DayNumber,
  ) {
    for (let day = first; day < end; day += 1)
      this.elapsed.push((this.elapsed[day - first] as number) + busyness(day));
    this.scale = (end - first) / (this.elapsed.at(-1) as number);
  }

  /** Business days passed at the start of a day, in units of an average day. */
  at(day: DayNumber): number {
    const place = Math.min(Math.max(day - this.first, 0), this.end - this.first);
    return (this.elapsed[place] as number) * this.scale;
  }

  /** The day in which that much business time has passed; `end` when it never does. */
  dayAt(time: number): DayNumber {
    const wanted = time / this.scale;
    if (wanted >= (this.elapsed.at(-1) as number)) return this.end;
    let [low, high] = [0, this.elapsed.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.elapsed[middle] as number) <= wanted) low = middle;
      else high = middle;
    }
    return this.first + low;
  }

  /** The nearest day at or after `day` on which somebody is likely to be at work; `end` when none is left. */
  workdayFrom(day: DayNumber): DayNumber {
    let at = day;
    while (at < this.end && busyness(at) < 0.3) at += 1;
    return Math.min(at, this.end);
  }
}
