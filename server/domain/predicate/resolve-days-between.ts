import type { FieldType } from '../catalog/catalog';
import type { Path } from '../problem/problem';
import { localDate } from '../time/local-time';
import { resolveRelative } from '../time/resolve-window';
import type { DaysBetweenTrait, TraitDay } from '../trait/trait';
import type { Day } from './amount';
import { findColumn, type ResolveContext, refuse } from './resolve-context';
import type { Subject } from './resolve-test';

type FindTrait = (context: ResolveContext, key: string, path: Path) => Subject | null;

/** Whole local days from one day to another; missing when either is. */
export function resolveDaysBetween(
  context: ResolveContext,
  { from, to }: DaysBetweenTrait,
  findTrait: FindTrait,
): Subject | null {
  const first = resolveDay(context, from, ['from'], findTrait);
  const last = resolveDay(context, to, ['to'], findTrait);
  if (!first || !last) return null;
  return { type: 'number', operand: () => ({ kind: 'days', from: first, to: last }) };
}

function resolveDay(
  context: ResolveContext,
  day: TraitDay,
  path: Path,
  findTrait: FindTrait,
): Day | null {
  if ('field' in day) {
    const at = [...path, 'field'];
    const customers = { ...context, table: context.catalog.customers };
    const column = findColumn(customers, day.field, at);
    return column && asDay(context, column.type, column, at);
  }
  if ('trait' in day) {
    const at = [...path, 'trait'];
    const subject = findTrait(context, day.trait, at);
    const operand = subject?.operand('stored');
    if (!subject || !operand) return null;
    const value = operand.kind === 'feature' ? operand : null;
    return value
      ? asDay(context, subject.type, value, at)
      : refuse(context, 'WRONG_TYPE', at, undefined, 'date');
  }
  const { offset = 0, unit } = day.relative;
  if (offset !== 0 && unit === undefined)
    return refuse(context, 'BAD_NODE', [...path, 'relative', 'unit']);
  const date = localDate(resolveRelative(day.relative, context), context.calendar);
  return { of: { kind: 'literal', type: 'date', value: date }, timeZone: null };
}

function asDay(context: ResolveContext, type: FieldType, of: Day['of'], path: Path): Day | null {
  if (type === 'date') return { of, timeZone: null };
  if (type === 'instant') return { of, timeZone: context.calendar.timeZone };
  return refuse(context, 'WRONG_TYPE', path, undefined, 'date');
}
