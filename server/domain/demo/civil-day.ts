/** A day as the number of days since 1970-01-01. */
export type DayNumber = number;

const millisecondsPerDay = 86_400_000;

export function dayNumber(date: string): DayNumber {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay);
}

const written = new Map<DayNumber, string>();

/** The day as YYYY-MM-DD. */
export function writeDay(day: DayNumber): string {
  const known = written.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
  written.set(day, text);
  return text;
}

/** 0 is Sunday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** A wall time as files carry it: day, and seconds since its midnight. */
export function writeMoment(day: DayNumber, seconds: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${writeDay(day)} ${two(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
}
