import {
  type Operand,
  type ReadLiteral,
  readFieldValue,
  readList,
  readScalar,
  type ValueGround,
} from './operand';
import { isMembers } from './problems';
import type { FieldType, Path } from './rule-case';
import type { Cell, Row } from './table';
import { fold, trimBlanks } from './text';

/** The positive form of a condition on a value that is there. */
export type Positive = (actual: Exclude<Cell, null>, subject: Row) => boolean;

const COMPARE: Readonly<Record<string, (actual: string, operand: string) => boolean>> = {
  equals: (a, b) => fold(a) === fold(b),
  contains: (a, b) => fold(a).includes(fold(b)),
  startsWith: (a, b) => fold(a).startsWith(fold(b)),
  endsWith: (a, b) => fold(a).endsWith(fold(b)),
  equalsExactly: (a, b) => a === b,
};

function literalText({ problems }: ValueGround): ReadLiteral<string> {
  return (raw, path) =>
    typeof raw === 'string'
      ? trimBlanks(raw)
      : problems.add('WRONG_TYPE', path, 'A text is needed here.');
}

function against(
  operand: Operand<string> | undefined,
  holds: (actual: string, operand: string) => boolean,
): Positive | undefined {
  return (
    operand &&
    ((actual, subject) => {
      const other = operand(subject);
      return other !== null && holds(actual as string, other);
    })
  );
}

/** Free text: NFKC, trimmed, case ignored, except equalsExactly. */
export function textTest(
  operator: string,
  value: unknown,
  path: Path,
  ground: ValueGround,
): Positive | undefined {
  const literal = literalText(ground);
  if (operator === 'in') {
    const list = readList(value, path, ground, literal);
    const folded = list && new Set(list.map(fold));
    return folded && ((actual) => folded.has(fold(actual as string)));
  }
  const holds = COMPARE[operator];
  return holds && against(readScalar(value, 'text', path, ground, literal), holds);
}

/** Choices: ids, exact. */
export function choiceTest(
  operator: string,
  value: unknown,
  path: Path,
  ground: ValueGround,
): Positive | undefined {
  const literal = literalText(ground);
  if (operator === 'in') {
    const list = readList(value, path, ground, literal);
    return list && ((actual) => list.includes(actual as string));
  }
  return against(readScalar(value, 'choice', path, ground, literal), (a, b) => a === b);
}

export function booleanTest(operator: string): Positive | undefined {
  return (actual) => actual === (operator === 'isYes');
}

/** Lists of texts: elements compare as free text. */
export function textListTest(
  operator: string,
  value: unknown,
  path: Path,
  ground: ValueGround,
): Positive | undefined {
  const operand = readWantedList(value, path, ground);
  return (
    operand &&
    ((actual, subject) => {
      const wanted = operand(subject);
      if (wanted === null) return false;
      const present = new Set((actual as readonly string[]).map(fold));
      const has = (item: string) => present.has(fold(item));
      return operator === 'hasAll' ? wanted.every(has) : wanted.some(has);
    })
  );
}

function readWantedList(
  value: unknown,
  path: Path,
  ground: ValueGround,
): Operand<readonly string[]> | undefined {
  const type: FieldType = 'textList';
  if (isMembers(value) && 'field' in value) {
    const column = readFieldValue(value, type, path, ground);
    return column && ((subject) => column.read(subject) as readonly string[] | null);
  }
  const list = readList(value, path, ground, literalText(ground));
  return list && (() => list);
}
