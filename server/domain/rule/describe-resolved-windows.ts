import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../time/calendar';
import type { Instant } from '../time/instant';
import { resolveWindow } from '../time/resolve-window';
import { listWindows } from './list-windows';
import type { Rule } from './rule';
import { describeField } from './sentence/describe-field';
import { nameWindow } from './sentence/describe-window';
import { textOf } from './sentence/token';
import { type SentenceContext, type Words, wordsOf } from './sentence/words';

/**
 * Every window of a rule in words and as instants, those inside the traits and segments
 * it refers to included, each once, in the rule's order:
 * `last 90 days: 2011-09-11 00:00 to 2011-12-10 00:00 UTC`. Left out are all time
 * and windows that cannot be resolved; instants are told in the calendar's zone.
 */
export function describeResolvedWindows(
  rule: Rule,
  calendar: Calendar,
  asOf: Instant,
  context: SentenceContext,
): string[] {
  const words = wordsOf(context);
  const lines = listWindows(rule, context.catalog).flatMap(({ window, table }) => {
    const resolved = resolveWindow(window, { calendar, asOf });
    if ('refused' in resolved || (resolved.from === null && resolved.to === null)) return [];
    const on = window.on === undefined ? [] : describeField(table, window.on, context);
    const name = textOf(nameWindow(window, words, on));
    return [phrase(words, name, resolved.from, resolved.to, calendar)];
  });
  return [...new Set(lines)];
}

function phrase(
  words: Words,
  name: string,
  from: Instant | null,
  to: Instant | null,
  calendar: Calendar,
): string {
  const template = from === null ? 'until' : to === null ? 'since' : 'between';
  const slots: Record<string, string> = {
    name,
    from: from === null ? '' : wallClock(from, calendar),
    to: to === null ? '' : wallClock(to, calendar),
    zone: calendar.timeZone,
  };
  return words.resolved[template].replace(/\{(\w+)\}/g, (_, slot) => slots[slot] ?? '');
}

/** `2011-09-11 00:00` in the calendar's zone; seconds only where there are some. */
export function wallClock(instant: Instant, calendar: Calendar): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(calendar.timeZone);
  const time = local.toPlainTime();
  const isWholeMinute = time.second === 0 && time.millisecond === 0 && time.microsecond === 0;
  const text = isWholeMinute ? time.toString({ smallestUnit: 'minute' }) : time.toString();
  return `${local.toPlainDate().toString()} ${text}`;
}
