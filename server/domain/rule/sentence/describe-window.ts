import { assertNever } from '../../problem/assert-never';
import type { RelativeInstant, Span, Window } from '../window';
import { fill, plain, recast, token, type Tokens } from './token';
import type { Words } from './words';

/** A length of time: `90 days`. */
export function describeSpan(span: Span, words: Words): Tokens {
  return phraseSpan(span, span.n === 1 ? words.span.one : words.span.many, words);
}

/** Whole calendar units: `2 whole months`. */
function describeWhole(span: Span, words: Words): Tokens {
  return phraseSpan(span, span.n === 1 ? words.span.wholeOne : words.span.wholeMany, words);
}

function phraseSpan(span: Span, template: string, words: Words): Tokens {
  return fill(template, {
    n: plain(String(span.n)),
    unit: plain(words.unit[span.unit]),
    units: plain(words.units[span.unit]),
  });
}

/** A window inside a sentence: `in the last 90 days`; `on` is the date column it looks at. */
export function describeWindow(window: Window, words: Words, on: Tokens): Tokens {
  return phraseWindow(window, words, words.window, on);
}

/** A window's name on its own: `last 90 days`. */
export function nameWindow(window: Window, words: Words, on: Tokens): Tokens {
  return phraseWindow(window, words, words.windowName, on);
}

function phraseWindow(window: Window, words: Words, phrases: Words['window'], on: Tokens): Tokens {
  const suffix = window.on === undefined ? [] : fill(phrases.on, { field: on });
  return [...recast(phraseStretch(window, words, phrases), 'window'), ...suffix];
}

function phraseStretch(window: Window, words: Words, phrases: Words['window']): Tokens {
  switch (window.kind) {
    case 'last':
    case 'next':
      return fill(phrases[window.kind], { span: describeSpan(window, words) });
    case 'previous':
      return fill(window.includeCurrent ? phrases.previousAndCurrent : phrases.previous, {
        span: describeSpan(window, words),
        whole: describeWhole(window, words),
        current: plain(words.current[window.unit]),
      });
    case 'current':
      return fill(phrases.current, { current: plain(words.current[window.unit]) });
    case 'period':
      return phrasePeriod(window, words, phrases);
    case 'betweenAgo':
      return fill(phrases.betweenAgo, {
        older: describeSpan({ n: window.older, unit: window.unit }, words),
        newer: describeSpan({ n: window.newer, unit: window.unit }, words),
      });
    case 'dates':
      return fill(phrases.dates, {
        from: plain(window.from || words.gap),
        to: plain(window.to || words.gap),
      });
    case 'kpiPeriod':
      return plain(phrases.kpiPeriod);
    case 'allTime':
      return plain(phrases.allTime);
    default:
      return assertNever(window);
  }
}

function phrasePeriod(
  window: Extract<Window, { kind: 'period' }>,
  words: Words,
  phrases: Words['window'],
): Tokens {
  const slots = {
    current: plain(words.current[window.unit]),
    unit: plain(words.unit[window.unit]),
    span: describeSpan({ n: Math.abs(window.offset), unit: window.unit }, words),
  };
  if (window.offset === 0) return fill(phrases.periodThis, slots);
  if (window.offset === -1) return fill(phrases.periodLast, slots);
  if (window.offset === 1) return fill(phrases.periodNext, slots);
  return fill(window.offset < 0 ? phrases.periodPast : phrases.periodFuture, slots);
}

/** An instant relative to as-of: `2 days before the start of this month`. */
export function describeRelative(relative: RelativeInstant, words: Words): Tokens {
  const anchor = plain(words.anchor[relative.anchor]);
  const offset = relative.offset ?? 0;
  if (offset === 0) return recast(anchor, 'value');
  const span = describeSpan({ n: Math.abs(offset), unit: relative.unit ?? 'day' }, words);
  const template = offset < 0 ? words.value.before : words.value.after;
  return token(
    'value',
    fill(template, { span, anchor })
      .map((part) => part.text)
      .join(''),
  );
}
