import {
  type Day,
  fromDay,
  isUnit,
  OutOfCalendar,
  shiftDay,
  anniversaryIn,
  type Unit,
} from './calendar';
import { type Clock, shift } from './clock';
import { type Moment, parseMoment } from './literal';
import { readFieldValue, readLiteral, readRange, type ValueGround } from './operand';
import { checkMembers, isMembers, own } from './problems';
import { readRelative } from './relative';
import type { Path } from './rule-case';
import type { Row } from './table';
import type { Positive } from './text-condition';
import { edgeAt, lies, readWindow } from './window';
import type { Micros } from './zone';

type MomentType = 'date' | 'instant';

interface MomentOperand {
  readonly fixed: Moment | null;
  at(subject: Row): Moment | null;
}

function momentOf(type: MomentType, cell: Day | Micros): Moment {
  return type === 'date'
    ? { kind: 'day', day: cell as Day }
    : { kind: 'instant', at: cell as Micros };
}

function readMoment(
  raw: unknown,
  type: MomentType,
  path: Path,
  ground: ValueGround,
): MomentOperand | undefined {
  const { problems } = ground;
  if (isMembers(raw) && 'relative' in raw) {
    const at = readRelative(raw, path, ground);
    const fixed: Moment | undefined = at === undefined ? undefined : { kind: 'instant', at };
    return fixed && { fixed, at: () => fixed };
  }
  if (isMembers(raw) && 'field' in raw) {
    const column = readFieldValue(raw, type, path, ground);
    if (!column) return undefined;
    return {
      fixed: null,
      at(subject) {
        const cell = column.read(subject);
        return cell === null ? null : momentOf(type, cell as Day | Micros);
      },
    };
  }
  const fixed = readLiteral(raw, path, ground, (value, at) => {
    if (typeof value !== 'string') return problems.add('WRONG_TYPE', at, 'A date is needed here.');
    return (
      parseMoment(value) ??
      problems.add('BAD_DATE', at, 'Not a day and not an instant with its offset.')
    );
  });
  return fixed && { fixed, at: () => fixed };
}

/** actual < operand: before the local day begins, or before the instant. */
function isBefore(actual: Moment, operand: Moment, clock: Clock): boolean {
  if (actual.kind === 'day' && operand.kind === 'day') return actual.day < operand.day;
  return startOf(actual, clock) < startOf(operand, clock);
}

/** actual > operand: from the day after, or after the instant. */
function isAfter(actual: Moment, operand: Moment, clock: Clock): boolean {
  if (actual.kind === 'day' && operand.kind === 'day') return actual.day > operand.day;
  if (operand.kind === 'day') return startOf(actual, clock) >= clock.midnight(operand.day + 1);
  return startOf(actual, clock) > operand.at;
}

function startOf(moment: Moment, clock: Clock): Micros {
  return moment.kind === 'day' ? clock.midnight(moment.day) : moment.at;
}

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

interface Span {
  readonly n: number;
  readonly unit: Unit;
}

function readSpan(value: unknown, path: Path, { problems }: ValueGround): Span | undefined {
  if (!isMembers(value))
    return problems.add('WRONG_TYPE', path, 'A count of units is needed here.');
  if (!checkMembers(value, { required: ['n', 'unit'] }, path, problems)) return undefined;
  const [n, unit] = [own(value, 'n'), own(value, 'unit')];
  if (!Number.isSafeInteger(n) || (n as number) < 1) {
    return problems.add('BAD_WINDOW', [...path, 'n'], 'A whole number above 0 is needed here.');
  }
  if (!isUnit(unit))
    return problems.add('BAD_WINDOW', [...path, 'unit'], 'This unit is not known.');
  return { n: n as number, unit };
}

/** Runs calendar arithmetic that may leave the calendar; then the value is refused. */
function inCalendar<T>(path: Path, { problems }: ValueGround, compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof OutOfCalendar)) throw error;
    return problems.add('BAD_WINDOW', path, 'The value leaves the calendar.');
  }
}

function olderThan(
  type: MomentType,
  value: unknown,
  path: Path,
  ground: ValueGround,
): Positive | undefined {
  const before = ground.problems.list.length;
  const span = readSpan(value, path, ground);
  if (!span || ground.problems.list.length > before) return undefined;
  const { clock } = ground;
  const edge = inCalendar(path, ground, () =>
    edgeAt(clock, shift(clock, clock.asOf, -span.n, span.unit)),
  );
  return edge && ((actual) => (actual as Day | Micros) < (type === 'date' ? edge.day : edge.at));
}

function anniversaryWithin(
  type: MomentType,
  value: unknown,
  path: Path,
  ground: ValueGround,
): Positive | undefined {
  const before = ground.problems.list.length;
  const span = readSpan(value, path, ground);
  if (!span || ground.problems.list.length > before) return undefined;
  const { n, unit } = span;
  if (unit !== 'day' && unit !== 'week' && unit !== 'month') {
    return ground.problems.add(
      'BAD_WINDOW',
      [...path, 'unit'],
      'Days, weeks or months are needed here.',
    );
  }
  const { clock } = ground;
  const today = clock.dayOf(clock.asOf);
  const end = inCalendar(path, ground, () => shiftDay(today, n, unit));
  if (end === undefined) return undefined;
  const [firstYear, lastYear] = [fromDay(today).year, fromDay(end - 1).year];
  return (actual) => {
    const born = fromDay(type === 'date' ? (actual as Day) : clock.dayOf(actual as Micros));
    for (let year = Math.max(firstYear, born.year + 1); year <= lastYear; year++) {
      const day = anniversaryIn(year, born);
      if (day >= today && day < end) return true;
    }
    return false;
  };
}
