import { checkMembers, isMembers, own } from './problems';
import type { FieldType, Path } from './rule-case';
import type { Cell, Column, FindColumn, Row } from './table';
import { isBlank } from './text';
import type { WindowGround } from './window';

/** What a condition's value may refer to besides literals. */
export interface ValueGround extends WindowGround {
  /** The columns that `{field}` may name: those of the row or customer under test. */
  readonly find: FindColumn;
}

/** The value to compare with, for one row or customer; null is missing. */
export type Operand<T> = (subject: Row) => T | null;

export function isSameType(a: FieldType, b: FieldType): boolean {
  const kind = (type: FieldType) => (type === 'money' ? 'number' : type);
  return kind(a) === kind(b);
}

/** Reads `{field}`: a column of the same type beside the one under test. */
export function readFieldValue(
  raw: Readonly<Record<string, unknown>>,
  type: FieldType,
  path: Path,
  ground: ValueGround,
): Column | undefined {
  const { problems } = ground;
  if (!checkMembers(raw, { required: ['field'] }, path, problems)) return undefined;
  const name = own(raw, 'field');
  const column = typeof name === 'string' ? ground.find(name) : undefined;
  if (!column) return problems.add('UNKNOWN_FIELD', [...path, 'field'], 'This field is not known.');
  if (isSameType(column.type, type)) return column;
  return problems.add('WRONG_TYPE', [...path, 'field'], 'Both fields need one type.');
}

export type ReadLiteral<T> = (raw: unknown, path: Path) => T | undefined;

/** A scalar: a literal that is not blank, or another field of the same type. */
export function readScalar<T>(
  raw: unknown,
  type: FieldType,
  path: Path,
  ground: ValueGround,
  literal: ReadLiteral<T>,
): Operand<T> | undefined {
  if (isMembers(raw)) {
    if (!('field' in raw))
      return ground.problems.add('WRONG_TYPE', path, 'This value is of another type.');
    const column = readFieldValue(raw, type, path, ground);
    return column && ((subject) => column.read(subject) as (Cell & T) | null);
  }
  const value = readLiteral(raw, path, ground, literal);
  return value === undefined ? undefined : () => value;
}

export function readLiteral<T>(
  raw: unknown,
  path: Path,
  { problems }: WindowGround,
  literal: ReadLiteral<T>,
): T | undefined {
  if (raw === null) return problems.add('EMPTY_VALUE', path, 'A value is missing.');
  if (typeof raw === 'string' && isBlank(raw))
    return problems.add('EMPTY_VALUE', path, 'A value is blank.');
  if (typeof raw === 'object')
    return problems.add('WRONG_TYPE', path, 'A single value is needed here.');
  return literal(raw, path);
}

/** A list of literals, none missing or blank. */
export function readList<T>(
  raw: unknown,
  path: Path,
  ground: WindowGround,
  literal: ReadLiteral<T>,
): readonly T[] | undefined {
  if (!Array.isArray(raw)) return ground.problems.add('WRONG_TYPE', path, 'A list is needed here.');
  if (raw.length === 0) return ground.problems.add('EMPTY_LIST', path, 'The list is empty.');
  const items = raw.map((item, i) => readLiteral(item, [...path, i], ground, literal));
  return items.every((item) => item !== undefined) ? (items as T[]) : undefined;
}

/** The two ends of a range, each read by `end`. */
export function readRange<E>(
  raw: unknown,
  path: Path,
  ground: WindowGround,
  end: (raw: unknown, path: Path) => E | undefined,
): readonly [E, E] | undefined {
  const { problems } = ground;
  if (!Array.isArray(raw))
    return problems.add('WRONG_TYPE', path, 'A range [from, to] is needed here.');
  if (raw.length === 0) return problems.add('EMPTY_LIST', path, 'The range is empty.');
  if (raw.length !== 2) return problems.add('WRONG_TYPE', path, 'A range has two ends.');
  const ends = raw.map((item, i) => {
    if (item !== null) return end(item, [...path, i]);
    return problems.add('EMPTY_VALUE', [...path, i], 'An end of the range is missing.');
  });
  const [low, high] = ends;
  return low === undefined || high === undefined ? undefined : [low, high];
}
