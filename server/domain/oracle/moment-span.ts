import {
  anniversaryIn,
  type Day,
  fromDay,
  isUnit,
  OutOfCalendar,
  shiftDay,
  type Unit,
} from './calendar';
import { shift } from './clock';
import type { MomentType } from './moment-operand';
import type { ValueGround } from './operand';
import { checkMembers, isMembers, own } from './problems';
import type { Path } from './rule-case';
import type { Positive } from './text-condition';
import { edgeAt } from './window';
import type { Micros } from './zone';

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

/** Before asOf - n; on plain dates the edge moves to the start of its local day. */
export function olderThan(
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

/** One of the n local days, weeks or months that start with asOf's day, from the year after. */
export function anniversaryWithin(
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
