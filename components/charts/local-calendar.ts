export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

type LocalDay = { readonly year: number; readonly month: number; readonly day: number };

const oneDay = 86_400_000;
const printers = new Map<string, Intl.DateTimeFormat>();

function printerOf(timeZone: string): Intl.DateTimeFormat {
  const known = printers.get(timeZone);
  if (known) return known;
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
  printers.set(timeZone, printer);
  return printer;
}

/** The wall clock of a zone, written as if it were UTC. */
function wallClock(time: number, timeZone: string): number {
  const parts = Object.fromEntries(
    printerOf(timeZone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((time % 1000) + 1000) % 1000);
}

export function localDay(time: number, timeZone: string): LocalDay {
  const wall = new Date(wallClock(time, timeZone));
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
}

/** The first moment of a local day; the month and the day may lie beyond their range. */
export function startOfDay({ year, month, day }: LocalDay, timeZone: string): number {
  const wall = Date.UTC(year, month - 1, day);
  const guess = wall - (wallClock(wall, timeZone) - wall);
  return wall - (wallClock(guess, timeZone) - guess);
}

/** The start of the unit that holds `time`, moved on by `steps` units. Weeks start on Monday. */
export function unitStart(time: number, unit: CalendarUnit, timeZone: string, steps = 0): number {
  const { year, month, day } = localDay(time, timeZone);
  switch (unit) {
    case 'day':
      return startOfDay({ year, month, day: day + steps }, timeZone);
    case 'week': {
      const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
      return startOfDay({ year, month, day: day - weekday + steps * 7 }, timeZone);
    }
    case 'month':
      return startOfDay({ year, month: month + steps, day: 1 }, timeZone);
    case 'quarter':
      return startOfDay({ year, month: month - ((month - 1) % 3) + steps * 3, day: 1 }, timeZone);
    case 'year':
      return startOfDay({ year: year + steps, month: 1, day: 1 }, timeZone);
  }
}

/** About how long a unit is, in milliseconds. */
export const lengthOf: Record<CalendarUnit, number> = {
  day: oneDay,
  week: 7 * oneDay,
  month: 30.4 * oneDay,
  quarter: 91.3 * oneDay,
  year: 365.25 * oneDay,
};
