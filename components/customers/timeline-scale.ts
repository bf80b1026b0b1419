import type { Customer, CustomerTimeline } from './customer-page';

export type TimelineScale = {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  /** The place of a moment in milliseconds, in pixels from the left. */
  readonly x: (time: number) => number;
};

const dayMilliseconds = 86_400_000;
const edge = 4;

/** One scale from the first thing known of a customer to the data's clock. */
export function timelineScale(
  tables: CustomerTimeline['tables'],
  stays: Customer['stays'],
  clock: string,
  width: number,
): TimelineScale {
  const starts = [
    ...tables.map(({ events }) => events[0]?.at),
    ...stays.map(({ enteredAt }) => enteredAt),
  ].flatMap((at) => (at ? [Date.parse(at)] : []));
  const ends = tables.flatMap(({ events }) => events.slice(-1).map(({ at }) => Date.parse(at)));
  const to = Math.max(Date.parse(clock), ...ends);
  const from = Math.min(to - 30 * dayMilliseconds, ...starts);
  const x = (time: number) => edge + ((time - from) / (to - from)) * (width - 2 * edge);
  return { from, to, width, x };
}
