import { Temporal } from 'temporal-polyfill';

/** An instant as canonical ISO text in UTC with up to six decimals: `2011-12-10T00:00:00Z`. */
export type Instant = string;

/**
 * Reads an instant from ISO text with an offset or from PostgreSQL's text, and
 * gives the canonical form, cut to microseconds. Throws RangeError on anything else.
 */
export function toInstant(text: string): Instant {
  return Temporal.Instant.from(text)
    .toString({ roundingMode: 'floor', smallestUnit: 'microsecond' })
    .replace(/(\.\d*?)0+Z$/, '$1Z')
    .replace('.Z', 'Z');
}

/** -1, 0 or 1, by time and not by text. */
export function compareInstants(a: Instant, b: Instant): -1 | 0 | 1 {
  return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)) as -1 | 0 | 1;
}

export function plusMicrosecond(instant: Instant): Instant {
  return toInstant(Temporal.Instant.from(instant).add({ microseconds: 1 }).toString());
}
