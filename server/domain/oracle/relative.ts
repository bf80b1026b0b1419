import {
  type CalendarUnit,
  isElapsed,
  isUnit,
  OutOfCalendar,
  shiftDay,
  type Unit,
} from './calendar';
import { type Clock, shift, unitStart, unitStartDay } from './clock';
import { checkMembers, isMembers, type Members, own } from './problems';
import type { Path } from './rule-case';
import type { WindowGround } from './window';
import type { Micros } from './zone';

function anchorUnit(anchor: unknown): Unit | 'now' | undefined {
  if (anchor === 'now') return 'now';
  if (typeof anchor !== 'string' || !/^startOf[A-Z]/.test(anchor)) return undefined;
  const unit = anchor.charAt(7).toLowerCase() + anchor.slice(8);
  return isUnit(unit) ? unit : undefined;
}

/** Reads `{relative: {anchor, offset?, unit?}}` as the instant it means at asOf. */
export function readRelative(raw: Members, path: Path, ground: WindowGround): Micros | undefined {
  const { problems, clock } = ground;
  if (!checkMembers(raw, { required: ['relative'] }, path, problems)) return undefined;
  const relative = own(raw, 'relative');
  const at = [...path, 'relative'];
  if (!isMembers(relative)) return problems.add('BAD_NODE', at, 'An anchor is needed here.');
  const before = problems.list.length;
  checkMembers(relative, { required: ['anchor'], optional: ['offset', 'unit'] }, at, problems);
  const offset = own(relative, 'offset') ?? 0;
  const unit = own(relative, 'unit');
  const anchor = anchorUnit(own(relative, 'anchor'));
  if (problems.list.length > before) return undefined;
  if (!anchor) return problems.add('BAD_NODE', [...at, 'anchor'], 'This anchor is not known.');
  if (!Number.isSafeInteger(offset))
    return problems.add('BAD_NUMBER', [...at, 'offset'], 'Not a whole number.');
  if (unit === undefined && offset !== 0)
    return problems.add('BAD_NODE', [...at, 'unit'], 'A unit is missing.');
  if (unit !== undefined && !isUnit(unit))
    return problems.add('BAD_NODE', [...at, 'unit'], 'This unit is not known.');
  try {
    return resolveRelative(clock, anchor, offset as number, unit ?? 'day');
  } catch (error) {
    if (!(error instanceof OutOfCalendar)) throw error;
    return problems.add('BAD_DATE', at, 'The instant leaves the calendar.');
  }
}

function resolveRelative(clock: Clock, anchor: Unit | 'now', offset: number, unit: Unit): Micros {
  if (anchor === 'now') return shift(clock, clock.asOf, offset, unit);
  if (isElapsed(anchor) || isElapsed(unit))
    return shift(clock, unitStart(clock, anchor, 0), offset, unit);
  // A boundary is moved as a wall time and only then turned into an instant.
  const day = shiftDay(unitStartDay(clock, anchor, 0), offset, unit satisfies CalendarUnit);
  return clock.midnight(day);
}
