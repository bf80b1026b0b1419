import { Temporal } from 'temporal-polyfill';
import { type Instant, toInstant } from './instant';
import type { LocalDate } from './local-time';

const dateForm = /^\d{4}-\d{2}-\d{2}$/;
const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Reads `YYYY-MM-DD`; null when it is no day of the calendar. */
export function readDate(text: string): LocalDate | null {
  if (!dateForm.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

/** Reads an ISO instant with an offset or Z; null for anything else, local times included. */
export function readInstant(text: string): Instant | null {
  if (!instantForm.test(text)) return null;
  try {
    return toInstant(text);
  } catch {
    return null;
  }
}

/** Whether the host knows this IANA zone. */
export function isTimeZone(zone: string): boolean {
  if (/^[+-]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
