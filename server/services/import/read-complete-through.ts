import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { startOfDate } from '@/server/domain/time/day-after';
import { type Instant, toInstant } from '@/server/domain/time/instant';

/** Reads an instant with offset, or a plain date as its local start; refuses BAD_DATE. */
export function readCompleteThrough(text: string | undefined, timeZone: string): Instant | null {
  if (text === undefined) return null;
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? startOfDate(text, timeZone) : toInstant(text);
  } catch {
    throw new StratumError(problem('BAD_DATE', ['completeThrough'], { value: text }));
  }
}
