import type { Day } from './calendar';
import type { Clock } from './clock';
import type { Moment } from './literal';
import { isAfter, isBefore, momentOf, type MomentType, readMoment } from './moment-operand';
import { anniversaryWithin, olderThan } from './moment-span';
import { readRange, type ValueGround } from './operand';
import { isMembers } from './problems';
import type { Path } from './rule-case';
import type { Positive } from './text-condition';
import { lies, readWindow } from './window';
import type { Micros } from './zone';

type Compare = (actual: Moment, operand: Moment, clock: Clock) => boolean;

const COMPARE: Readonly<Record<string, Compare>> = {
  on: (a, b, clock) => !isBefore(a, b, clock) && !isAfter(a, b, clock),
  before: isBefore,
  after: isAfter,
  onOrBefore: (a, b, clock) => !isAfter(a, b, clock),
  onOrAfter: (a, b, clock) => !isBefore(a, b, clock),
};

/** Dates and instants; `value` by operator: a moment, a range, a window or `{n, unit}`. */
export function momentTest(
  type: MomentType,
  operator: string,
  value: unknown,
  path: Path,
  ground: ValueGround,
): Positive | undefined {
  switch (operator) {
    case 'inWindow': {
      const window = readWindow(value, path, { kind: 'value' }, ground);
      return window && ((actual) => lies(window, type, actual as Day | Micros));
    }
    case 'olderThan':
      return olderThan(type, value, path, ground);
    case 'anniversaryWithin':
      return anniversaryWithin(type, value, path, ground);
    case 'between':
      return between(type, value, path, ground);
    default:
      return compared(type, operator, value, path, ground);
  }
}

function compared(
  type: MomentType,
  operator: string,
  value: unknown,
  path: Path,
  ground: ValueGround,
): Positive | undefined {
  const holds = COMPARE[operator];
  const isPlain = (kind: Moment['kind']) => operator !== 'on' || kind === 'day';
  const noPlainDate = () =>
    ground.problems.add('BAD_DATE', path, 'This operator takes a plain date.');
  if (operator === 'on' && typeof value !== 'string' && !(isMembers(value) && 'field' in value))
    return noPlainDate();
  const operand = readMoment(value, type, path, ground);
  if (!holds || !operand) return undefined;
  if (!isPlain(operand.fixed ? operand.fixed.kind : momentKind(type))) return noPlainDate();
  return (actual, subject) => {
    const other = operand.at(subject);
    return other !== null && holds(momentOf(type, actual as Day | Micros), other, ground.clock);
  };
}

function momentKind(type: MomentType): Moment['kind'] {
  return type === 'date' ? 'day' : 'instant';
}

function between(
  type: MomentType,
  value: unknown,
  path: Path,
  ground: ValueGround,
): Positive | undefined {
  const range = readRange(value, path, ground, (raw, at) => readMoment(raw, type, at, ground));
  if (!range) return undefined;
  const [low, high] = range;
  if (low.fixed && high.fixed && isAfter(low.fixed, high.fixed, ground.clock)) {
    return ground.problems.add('RANGE_REVERSED', path, 'The earlier end comes first.');
  }
  return (actual, subject) => {
    const [from, to] = [low.at(subject), high.at(subject)];
    if (from === null || to === null) return false;
    const moment = momentOf(type, actual as Day | Micros);
    return !isBefore(moment, from, ground.clock) && !isAfter(moment, to, ground.clock);
  };
}
