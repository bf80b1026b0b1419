import type { Path } from '../problem/problem';
import { parseWindow } from '../rule/parse-rule';
import { Span } from '../rule/window';
import { compareInstants, type Instant, plusMicrosecond } from '../time/instant';
import {
  addDays,
  dateFrom,
  type LocalDate,
  localDate,
  shiftDate,
  shiftInstant,
  startOfDate,
} from '../time/local-time';
import { readDate } from '../time/read-time';
import { type ResolvedWindow, resolveWindow } from '../time/resolve-window';
import { all, type Literal, not, type Operand, type Predicate, test } from './predicate';
import { type ResolveContext, refuse } from './resolve-context';
import { type Moment, readMomentValue, readPair } from './resolve-value';

/** A moment's local stretch as two half-open edges: the first instant of it and the first after it. */
type Edges<T> = { readonly start: T; readonly end: T };

/** A positive question about a date or an instant; null when a problem was found. */
export function resolveTimeTest(
  context: ResolveContext,
  operand: Operand & { readonly type: 'date' | 'instant' },
  operator: string,
  value: unknown,
  path: Path,
): Predicate | null {
  switch (operator) {
    case 'on':
      return resolveDay(context, operand, value, path);
    case 'between':
      return resolveBetween(context, operand, value, path);
    case 'inWindow':
      return resolveInWindow(context, operand, value, path);
    case 'olderThan': {
      const span = readSpan(context, value, path);
      if (!span) return null;
      const edge = shiftInstant(context.asOf, -span.n, span.unit, context.calendar);
      return below(operand, edgeOf(operand, edge, localDate(edge, context.calendar)));
    }
    case 'anniversaryWithin':
      return resolveAnniversary(context, operand, value, path);
    default:
      return resolveOrder(context, operand, operator, value, path);
  }
}

/** Inside a resolved window, by the column's own kind of time; a missing time is in none. */
export function withinWindow(
  operand: Operand & { readonly type: 'date' | 'instant' },
  window: ResolvedWindow,
): Predicate {
  const from = edgeOrNull(operand, window.from, window.fromDate);
  const to = edgeOrNull(operand, window.to, window.toDate);
  const tests = [...(from ? [notBelow(operand, from)] : []), ...(to ? [below(operand, to)] : [])];
  return tests.length === 0 ? not(test(operand, { kind: 'missing' })) : all(...tests);
}

/** Before an instant; a plain date stands for its local midnight. */
export function beforeInstant(
  context: ResolveContext,
  operand: Operand & { readonly type: 'date' | 'instant' },
  instant: Instant,
): Predicate {
  return below(operand, edgeOf(operand, instant, dateFrom(instant, context.calendar)));
}

export function timeLiteral(type: 'date' | 'instant', instant: Instant, date: LocalDate): Literal {
  return type === 'date'
    ? { kind: 'literal', type: 'date', value: date }
    : { kind: 'literal', type: 'timestamptz', value: instant };
}

function edgeOf(operand: { readonly type: 'date' | 'instant' }, instant: Instant, date: LocalDate) {
  return timeLiteral(operand.type, instant, date);
}

function edgeOrNull(
  operand: { readonly type: 'date' | 'instant' },
  instant: Instant | null,
  date: LocalDate | null,
): Literal | null {
  return instant === null || date === null ? null : edgeOf(operand, instant, date);
}

function below(operand: Operand, edge: Literal): Predicate {
  return test(operand, { kind: 'compare', op: '<', value: edge });
}

function notBelow(operand: Operand, edge: Literal): Predicate {
  return test(operand, { kind: 'compare', op: '>=', value: edge });
}

function resolveDay(
  context: ResolveContext,
  operand: Operand & { readonly type: 'date' | 'instant' },
  value: unknown,
  path: Path,
): Predicate | null {
  if (typeof value === 'string' && value.trim() === '') return refuse(context, 'EMPTY_VALUE', path);
  const date = typeof value === 'string' ? readDate(value.trim()) : null;
  if (date === null)
    return refuse(context, 'BAD_DATE', path, { value: String(value).slice(0, 60) });
  const { start, end } = edges(context, operand, { kind: 'date', date });
  return all(notBelow(operand, start), below(operand, end));
}

function resolveOrder(
  context: ResolveContext,
  operand: Operand & { readonly type: 'date' | 'instant' },
  operator: string,
  value: unknown,
  path: Path,
): Predicate | null {
  const moment = readMomentValue(context, value, path);
  if (!moment) return null;
  const { start, end } = edges(context, operand, moment);
  switch (operator) {
    case 'before':
      return below(operand, start);
    case 'onOrAfter':
      return notBelow(operand, start);
    case 'onOrBefore':
      return below(operand, end);
    case 'after':
      return notBelow(operand, end);
    default:
      throw new Error(`no time operator ${operator}`);
  }
}

function resolveBetween(
  context: ResolveContext,
  operand: Operand & { readonly type: 'date' | 'instant' },
  value: unknown,
  path: Path,
): Predicate | null {
  const pair = readPair(context, value, path);
  if (!pair) return null;
  const from = readMomentValue(context, pair[0], [...path, 0]);
  const to = readMomentValue(context, pair[1], [...path, 1]);
  if (!from || !to) return null;
  if (compareInstants(firstOf(context, from), endOf(context, to)) >= 0)
    return refuse(context, 'RANGE_REVERSED', path);
  return all(
    notBelow(operand, edges(context, operand, from).start),
    below(operand, edges(context, operand, to).end),
  );
}

function firstOf(context: ResolveContext, moment: Moment): Instant {
  return moment.kind === 'instant' ? moment.instant : startOfDate(moment.date, context.calendar);
}

/** The first instant after a moment. */
function endOf(context: ResolveContext, moment: Moment): Instant {
  return moment.kind === 'instant'
    ? plusMicrosecond(moment.instant)
    : startOfDate(addDays(moment.date, 1), context.calendar);
}

/**
 * Where a moment begins and where what comes after it begins, in the operand's own
 * kind of time. An instant on an instant column has a microsecond of width, the
 * resolution of what is stored; on plain dates it is compared with their midnights.
 */
function edges(
  context: ResolveContext,
  operand: { readonly type: 'date' | 'instant' },
  moment: Moment,
): Edges<Literal> {
  const { calendar } = context;
  if (moment.kind === 'date') {
    const next = addDays(moment.date, 1);
    return {
      start: timeLiteral(operand.type, startOfDate(moment.date, calendar), moment.date),
      end: timeLiteral(operand.type, startOfDate(next, calendar), next),
    };
  }
  const after = plusMicrosecond(moment.instant);
  return {
    start: timeLiteral(operand.type, moment.instant, dateFrom(moment.instant, calendar)),
    end: timeLiteral(operand.type, after, dateFrom(after, calendar)),
  };
}

function resolveInWindow(
  context: ResolveContext,
  operand: Operand & { readonly type: 'date' | 'instant' },
  value: unknown,
  path: Path,
): Predicate | null {
  const parsed = parseWindow(value, path);
  if (!parsed.ok) {
    context.problems.push(...parsed.problems);
    return null;
  }
  if (parsed.value.on !== undefined) return refuse(context, 'BAD_WINDOW', [...path, 'on']);
  const window = resolveWindow(parsed.value, context);
  if ('refused' in window) return refuse(context, window.refused, path);
  context.windows.push({ path, window });
  return withinWindow(operand, window);
}

function resolveAnniversary(
  context: ResolveContext,
  operand: Operand & { readonly type: 'date' | 'instant' },
  value: unknown,
  path: Path,
): Predicate | null {
  const span = readSpan(context, value, path);
  if (!span) return null;
  if (span.unit !== 'day' && span.unit !== 'week' && span.unit !== 'month')
    return refuse(context, 'BAD_WINDOW', [...path, 'unit']);
  const from = localDate(context.asOf, context.calendar);
  return test(operand, {
    kind: 'anniversary',
    from,
    to: shiftDate(from, span.n, span.unit),
    timeZone: operand.type === 'date' ? null : context.calendar.timeZone,
  });
}

function readSpan(context: ResolveContext, value: unknown, path: Path): Span | null {
  const result = Span.safeParse(value);
  if (result.success) return result.data;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return refuse(
    context,
    isObject ? 'BAD_WINDOW' : 'WRONG_TYPE',
    path,
    undefined,
    isObject ? undefined : 'span',
  );
}
