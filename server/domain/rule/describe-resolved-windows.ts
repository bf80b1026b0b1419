import { Temporal } from 'temporal-polyfill';
import { findActivity, type Table } from '../catalog/catalog';
import { assertNever } from '../problem/assert-never';
import type { Calendar } from '../time/calendar';
import type { Instant } from '../time/instant';
import { resolveWindow } from '../time/resolve-window';
import type { TraitDefinition } from '../trait/trait';
import type { Rule, WhereGroup, WhereNode } from './rule';
import { describeField } from './sentence/describe-field';
import { nameWindow } from './sentence/describe-window';
import { textOf } from './sentence/token';
import { type SentenceContext, type Words, wordsOf } from './sentence/words';
import { Window } from './window';

type Found = { readonly window: Window; readonly table: Table | undefined };

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
  const lines = findWindows(rule, context).flatMap(({ window, table }) => {
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

/** `seen` are the references that led here: a circle ends where it closes. */
function findWindows(rule: Rule, context: SentenceContext, seen: readonly string[] = []): Found[] {
  const { catalog } = context;
  switch (rule.kind) {
    case 'group':
      return rule.rules.flatMap((child) => findWindows(child, context, seen));
    case 'attribute':
      return fromValue(rule.value, catalog.customers);
    case 'activity':
    case 'quantified':
      return fromRows(rule, context);
    case 'trait':
      return [...fromTrait(rule.trait, context, seen), ...fromValue(rule.value, catalog.customers)];
    case 'segment': {
      const own = rule.window ? [{ window: rule.window, table: undefined }] : [];
      const name = `segment ${rule.segment}`;
      const referred = catalog.segments.find(({ key }) => key === rule.segment)?.rule;
      if (!referred || seen.includes(name)) return own;
      return [...own, ...findWindows(referred, context, [...seen, name])];
    }
    default:
      return [];
  }
}

function fromRows(
  node: {
    readonly table: string;
    readonly window?: Window | undefined;
    readonly where?: WhereGroup | undefined;
  },
  { catalog }: SentenceContext,
): Found[] {
  const table = findActivity(catalog, node.table);
  const own = node.window ? [{ window: node.window, table }] : [];
  return [...own, ...(node.where ? fromWhere(node.where, table) : [])];
}

function fromTrait(key: string, context: SentenceContext, seen: readonly string[]): Found[] {
  const name = `trait ${key}`;
  const found = context.catalog.traits.find((one) => one.key === key);
  if (!found || seen.includes(name)) return [];
  return fromDefinition(found.definition, context, [...seen, name]);
}

function fromDefinition(
  definition: TraitDefinition,
  context: SentenceContext,
  seen: readonly string[],
): Found[] {
  switch (definition.kind) {
    case 'activity':
      return fromRows(definition, context);
    case 'perMonth': {
      const base = context.catalog.traits.find(({ key }) => key === definition.of)?.definition;
      if (base?.kind !== 'activity') return [];
      const on = base.window?.on === undefined ? {} : { on: base.window.on };
      const window = { kind: 'last', n: definition.months, unit: 'month', ...on } as const;
      return fromRows({ ...base, window }, context);
    }
    case 'daysBetween':
      return [definition.from, definition.to].flatMap((day) =>
        'trait' in day ? fromTrait(day.trait, context, seen) : [],
      );
    case 'score':
      return definition.parts.flatMap(({ trait }) => fromTrait(trait, context, seen));
    case 'quantile':
      return fromTrait(definition.of, context, seen);
    default:
      return assertNever(definition);
  }
}

function fromWhere(node: WhereNode, table: Table | undefined): Found[] {
  if (node.kind === 'group') return node.rules.flatMap((child) => fromWhere(child, table));
  return fromValue(node.value, table);
}

function fromValue(value: unknown, table: Table | undefined): Found[] {
  const window = Window.safeParse(value);
  return window.success ? [{ window: window.data, table }] : [];
}
