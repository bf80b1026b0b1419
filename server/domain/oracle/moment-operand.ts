import type { Day } from './calendar';
import type { Clock } from './clock';
import { type Moment, parseMoment } from './literal';
import { readFieldValue, readLiteral, type ValueGround } from './operand';
import { isMembers } from './problems';
import { readRelative } from './relative';
import type { Path } from './rule-case';
import type { Row } from './table';
import type { Micros } from './zone';

export type MomentType = 'date' | 'instant';

/** A moment to compare with; `fixed` unless it is read from another field. */
export interface MomentOperand {
  readonly fixed: Moment | null;
  at(subject: Row): Moment | null;
}

/** A cell of a date or instant column as a moment. */
export function momentOf(type: MomentType, cell: Day | Micros): Moment {
  return type === 'date'
    ? { kind: 'day', day: cell as Day }
    : { kind: 'instant', at: cell as Micros };
}

/** Reads a literal day or instant, `{relative}` or `{field}`. Undefined after a refusal. */
export function readMoment(
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
export function isBefore(actual: Moment, operand: Moment, clock: Clock): boolean {
  if (actual.kind === 'day' && operand.kind === 'day') return actual.day < operand.day;
  return startOf(actual, clock) < startOf(operand, clock);
}

/** actual > operand: from the day after, or after the instant. */
export function isAfter(actual: Moment, operand: Moment, clock: Clock): boolean {
  if (actual.kind === 'day' && operand.kind === 'day') return actual.day > operand.day;
  if (operand.kind === 'day') return startOf(actual, clock) >= clock.midnight(operand.day + 1);
  return startOf(actual, clock) > operand.at;
}

function startOf(moment: Moment, clock: Clock): Micros {
  return moment.kind === 'day' ? clock.midnight(moment.day) : moment.at;
}
