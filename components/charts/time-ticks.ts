import { type CalendarUnit, lengthOf, unitStart } from './local-calendar';

type Step = { readonly unit: CalendarUnit; readonly every: number };

const steps: readonly Step[] = [
  { unit: 'day', every: 1 },
  { unit: 'day', every: 2 },
  { unit: 'week', every: 1 },
  { unit: 'week', every: 2 },
  { unit: 'month', every: 1 },
  { unit: 'month', every: 2 },
  { unit: 'quarter', every: 1 },
  { unit: 'quarter', every: 2 },
  { unit: 'year', every: 1 },
  { unit: 'year', every: 2 },
  { unit: 'year', every: 5 },
];

export type TimeTicks = { readonly times: readonly number[]; readonly unit: CalendarUnit };

/** Starts of local days, weeks, months or years in [from, to], at most one per `spacing` pixels. */
export function timeTicks(
  from: number,
  to: number,
  width: number,
  timeZone: string,
  spacing = 66,
): TimeTicks {
  const most = Math.max(2, Math.floor(width / spacing));
  const fits = ({ unit, every }: Step) => (to - from) / (lengthOf[unit] * every) <= most;
  const { unit, every } = steps.find(fits) ?? { unit: 'year', every: 10 };
  const times: number[] = [];
  let time = unitStart(from, unit, timeZone);
  while (time <= to) {
    if (time >= from) times.push(time);
    time = unitStart(time + lengthOf[unit] / 2, unit, timeZone, every);
  }
  return { times, unit };
}
