import { Temporal } from 'temporal-polyfill';

/** An instant as ISO text with the offset of a zone, as `instantText` writes it. */
export function localInstant(instant: string | Date | null, timeZone: string): string | null {
  if (instant === null) return null;
  const text = typeof instant === 'string' ? instant : instant.toISOString();
  const zoned = Temporal.Instant.from(text).toZonedDateTimeISO(timeZone);
  const wall = zoned.toPlainDateTime().toString({ fractionalSecondDigits: 6 });
  return `${wall.replace(/\.000000$/, '')}${zoned.offset}`;
}
