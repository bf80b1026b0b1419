import { compareExact, type Exact, fromJsonNumber, parseDecimal } from './exact';
import {
  type Operand,
  type ReadLiteral,
  readList,
  readRange,
  readScalar,
  type ValueGround,
} from './operand';
import { isMembers } from './problems';
import type { Path } from './rule-case';
import type { Positive } from './text-condition';

const COMPARE: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function literalNumber({ problems }: ValueGround): ReadLiteral<Exact> {
  return (raw, path) => {
    if (typeof raw !== 'number' && typeof raw !== 'string') {
      return problems.add('WRONG_TYPE', path, 'A number is needed here.');
    }
    const value = typeof raw === 'number' ? fromJsonNumber(raw) : parseDecimal(raw);
    return value ?? problems.add('BAD_NUMBER', path, 'Not a number of at most 38 digits.');
  };
}

/** Numbers and money, exact. */
export function numberTest(
  operator: string,
  value: unknown,
  path: Path,
  ground: ValueGround,
): Positive | undefined {
  const literal = literalNumber(ground);
  if (operator === 'in') {
    const list = readList(value, path, ground, literal);
    return list && ((actual) => list.some((item) => compareExact(actual as Exact, item) === 0));
  }
  if (operator === 'between') return betweenTest(value, path, ground);
  const holds = COMPARE[operator];
  const operand = readScalar(value, 'number', path, ground, literal);
  if (!holds || !operand) return undefined;
  return (actual, subject) => {
    const other = operand(subject);
    return other !== null && holds(compareExact(actual as Exact, other));
  };
}

function betweenTest(value: unknown, path: Path, ground: ValueGround): Positive | undefined {
  interface End {
    readonly operand: Operand<Exact>;
    readonly fixed: boolean;
  }
  const literal = literalNumber(ground);
  const range = readRange<End>(value, path, ground, (raw, at) => {
    const operand = readScalar(raw, 'number', at, ground, literal);
    return operand && { operand, fixed: !isMembers(raw) };
  });
  if (!range) return undefined;
  const [low, high] = range;
  if (
    low.fixed &&
    high.fixed &&
    compareExact(low.operand(NO_ROW) as Exact, high.operand(NO_ROW) as Exact) > 0
  ) {
    return ground.problems.add('RANGE_REVERSED', path, 'The smaller end comes first.');
  }
  return (actual, subject) => {
    const [from, to] = [low.operand(subject), high.operand(subject)];
    if (from === null || to === null) return false;
    return compareExact(actual as Exact, from) >= 0 && compareExact(actual as Exact, to) <= 0;
  };
}

const NO_ROW = { cells: new Map(), raw: {} };
