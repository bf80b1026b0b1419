import { type Day, isUnit, OutOfCalendar, type Unit } from './calendar';
import { type Clock, shift, unitStart } from './clock';
import { parseDate } from './literal';
import { checkMembers, isMembers, type Members, own, type Problems } from './problems';
import type { Path } from './rule-case';
import type { Column, FindColumn } from './table';
import type { Micros } from './zone';

/** An edge as an instant, and as the day to which it moves on a column of plain dates. */
export interface Edge {
  readonly at: Micros;
  readonly day: Day;
}

/** [from, to), null = open; `on` replaces the table's own time. */
export interface ResolvedWindow {
  readonly from: Edge | null;
  readonly to: Edge | null;
  readonly on: Column | null;
}

/** What the window looks at: rows of a table, one date value, or a membership history. */
export type WindowUse =
  | { readonly kind: 'rows'; readonly find: FindColumn }
  | { readonly kind: 'value' }
  | { readonly kind: 'history' };

export interface WindowGround {
  readonly clock: Clock;
  readonly kpiPeriod: { readonly from: Micros; readonly to: Micros } | null;
  readonly problems: Problems;
}

const SHAPES: Readonly<
  Record<string, { required: readonly string[]; optional?: readonly string[] }>
> = {
  last: { required: ['n', 'unit'] },
  previous: { required: ['n', 'unit'], optional: ['includeCurrent'] },
  current: { required: ['unit'] },
  period: { required: ['unit', 'offset'] },
  next: { required: ['n', 'unit'] },
  betweenAgo: { required: ['older', 'newer', 'unit'] },
  dates: { required: ['from', 'to'] },
  kpiPeriod: { required: [] },
  allTime: { required: [] },
};

const MINIMUM: Readonly<Record<string, number>> = {
  n: 1,
  older: 0,
  newer: 0,
  offset: Number.NEGATIVE_INFINITY,
};

type Span = Omit<ResolvedWindow, 'on'>;

export function edgeAt(clock: Clock, at: Micros): Edge {
  return { at, day: clock.dayOf(at) };
}

export function edgeOfDay(clock: Clock, day: Day): Edge {
  return { at: clock.midnight(day), day };
}

/** Resolves a window at asOf. Undefined after a refusal; every problem of the window is reported. */
export function readWindow(
  raw: unknown,
  path: Path,
  use: WindowUse,
  ground: WindowGround,
): ResolvedWindow | undefined {
  const { problems } = ground;
  const kind = isMembers(raw) ? own(raw, 'kind') : undefined;
  const shape =
    typeof kind === 'string'
      ? (own(SHAPES, kind) as (typeof SHAPES)[string] | undefined)
      : undefined;
  if (!isMembers(raw) || typeof kind !== 'string' || !shape) {
    return problems.add('BAD_WINDOW', path, 'This window is not known.');
  }
  const before = problems.list.length;
  const rowsOnly = use.kind === 'rows' ? ['on'] : [];
  const members = {
    required: ['kind', ...shape.required],
    optional: [...(shape.optional ?? []), ...rowsOnly],
  };
  checkMembers(raw, members, path, problems, 'BAD_WINDOW');
  checkScalars(raw, path, problems);
  const on = readOn(raw, path, use, problems);
  const ahead = kind === 'next' || (kind === 'period' && Number(own(raw, 'offset')) >= 1);
  if (ahead && (use.kind === 'history' || (use.kind === 'rows' && own(raw, 'on') === undefined))) {
    problems.add('BAD_WINDOW', path, 'A window ahead of now needs the date column it looks at.');
  }
  if (problems.list.length > before) return undefined;
  try {
    const span = resolve(kind, raw, path, ground);
    return span && { ...span, on: on ?? null };
  } catch (error) {
    if (!(error instanceof OutOfCalendar)) throw error;
    return problems.add('BAD_WINDOW', path, 'The window leaves the calendar.');
  }
}

function checkScalars(raw: Members, path: Path, problems: Problems): void {
  for (const [key, minimum] of Object.entries(MINIMUM)) {
    const value = own(raw, key);
    if (value === undefined || value === null) continue;
    if (!Number.isSafeInteger(value) || (value as number) < minimum) {
      problems.add('BAD_WINDOW', [...path, key], 'A whole number is needed here.');
    }
  }
  const unit = own(raw, 'unit');
  if (unit !== undefined && unit !== null && !isUnit(unit)) {
    problems.add('BAD_WINDOW', [...path, 'unit'], 'This unit is not known.');
  }
  const includeCurrent = own(raw, 'includeCurrent');
  if (
    includeCurrent !== undefined &&
    includeCurrent !== null &&
    typeof includeCurrent !== 'boolean'
  ) {
    problems.add('BAD_WINDOW', [...path, 'includeCurrent'], 'Yes or no is needed here.');
  }
}

function readOn(raw: Members, path: Path, use: WindowUse, problems: Problems): Column | undefined {
  const on = own(raw, 'on');
  if (on === undefined || on === null || use.kind !== 'rows') return undefined;
  const column = typeof on === 'string' ? use.find(on) : undefined;
  if (column?.type === 'date' || column?.type === 'instant') return column;
  return problems.add('BAD_WINDOW', [...path, 'on'], 'A date column of the table is needed here.');
}

function resolve(kind: string, raw: Members, path: Path, ground: WindowGround): Span | undefined {
  const { clock, problems } = ground;
  const unit = own(raw, 'unit') as Unit;
  const n = own(raw, 'n') as number;
  const edge = (at: Micros) => edgeAt(clock, at);
  const ago = (count: number) => edge(shift(clock, clock.asOf, -count, unit));
  const now = edge(clock.asOf);
  const start = (steps: number) => edge(unitStart(clock, unit, steps));
  switch (kind) {
    case 'last':
      return { from: ago(n), to: now };
    case 'previous':
      return {
        from: start(-n),
        to: own(raw, 'includeCurrent') === true ? endOfToday(clock) : start(0),
      };
    case 'current':
      return { from: start(0), to: endOfToday(clock) };
    case 'period': {
      const offset = own(raw, 'offset') as number;
      return { from: start(offset), to: start(offset + 1) };
    }
    case 'next':
      return { from: now, to: edge(shift(clock, clock.asOf, n, unit)) };
    case 'betweenAgo': {
      const [older, newer] = [own(raw, 'older') as number, own(raw, 'newer') as number];
      if (older < newer) return problems.add('RANGE_REVERSED', path, 'The older edge comes first.');
      return { from: ago(older), to: ago(newer) };
    }
    case 'dates':
      return fixedDays(raw, path, ground);
    case 'kpiPeriod': {
      const period = ground.kpiPeriod;
      if (!period) return problems.add('PERIOD_OUTSIDE_KPI', path, 'Only a KPI has a period.');
      return { from: edge(period.from), to: edge(period.to) };
    }
    default:
      return { from: null, to: null };
  }
}

/** The part of a unit "so far" ends at asOf; on plain dates today belongs to it. */
function endOfToday(clock: Clock): Edge {
  return { at: clock.asOf, day: clock.dayOf(clock.asOf) + 1 };
}

function fixedDays(raw: Members, path: Path, { clock, problems }: WindowGround): Span | undefined {
  const days = (['from', 'to'] as const).map((key) => {
    const value = own(raw, key);
    const day = typeof value === 'string' ? parseDate(value) : null;
    return (
      day ?? problems.add('BAD_DATE', [...path, key], 'A day such as 2024-12-31 is needed here.')
    );
  });
  const [from, to] = days;
  if (from === undefined || to === undefined) return undefined;
  if (from > to) return problems.add('RANGE_REVERSED', path, 'The first day comes first.');
  return { from: edgeOfDay(clock, from), to: edgeOfDay(clock, to + 1) };
}

/** Whether a date or instant lies in the window. */
export function lies(window: ResolvedWindow, type: Column['type'], value: Day | Micros): boolean {
  const { from, to } = window;
  if (type === 'date')
    return (from === null || value >= from.day) && (to === null || value < to.day);
  return (from === null || value >= from.at) && (to === null || value < to.at);
}
