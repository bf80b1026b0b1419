import type { Day } from './calendar';
import type { Clock } from './clock';
import { canonical, type Exact, fromJsonNumber, parseDecimal } from './exact';
import { parseDate, parseInstant } from './literal';
import { isMembers, own, type Problems } from './problems';
import { assertNever, type FieldType, type Path } from './rule-case';
import { fold, trimBlanks } from './text';
import type { Micros } from './zone';

/** A stored value; null is missing. Its field's type says which of these it is. */
export type Cell = string | Exact | boolean | Day | Micros | readonly string[] | null;

export interface Row {
  readonly cells: ReadonlyMap<string, Cell>;
  readonly raw: Readonly<Record<string, unknown>>;
}

/** A column that a condition can look at, read from the row (or customer) that it belongs to. */
export interface Column {
  readonly type: FieldType;
  read(row: Row): Cell;
}

export type FindColumn = (field: string) => Column | undefined;

const WRONG = Symbol('wrong');

function readText(raw: unknown): string | null | typeof WRONG {
  if (typeof raw === 'number') return String(raw);
  if (typeof raw !== 'string') return WRONG;
  return trimBlanks(raw) || null;
}

function readCell(type: FieldType, raw: unknown): Cell | typeof WRONG {
  if (raw === null || raw === undefined) return null;
  if (type !== 'textList' && typeof raw === 'string' && trimBlanks(raw) === '') return null;
  switch (type) {
    case 'text':
    case 'choice':
      return readText(raw);
    case 'number':
    case 'money':
      if (typeof raw === 'number') return fromJsonNumber(raw) ?? WRONG;
      return (typeof raw === 'string' ? parseDecimal(trimBlanks(raw)) : null) ?? WRONG;
    case 'boolean':
      return typeof raw === 'boolean' ? raw : WRONG;
    case 'date':
      return (typeof raw === 'string' ? parseDate(trimBlanks(raw)) : null) ?? WRONG;
    case 'instant':
      return (typeof raw === 'string' ? parseInstant(trimBlanks(raw)) : null) ?? WRONG;
    case 'textList':
      return readList(raw);
    default:
      return assertNever(type);
  }
}

function readList(raw: unknown): Cell | typeof WRONG {
  if (!Array.isArray(raw)) return WRONG;
  const items: string[] = [];
  for (const item of raw) {
    if (item === null) continue;
    const text = readText(item);
    if (text === WRONG) return WRONG;
    if (text !== null) items.push(text);
  }
  return items.length > 0 ? items : null;
}

const CODE = {
  date: 'BAD_DATE',
  instant: 'BAD_DATE',
  number: 'BAD_NUMBER',
  money: 'BAD_NUMBER',
} as const;

/** Rows as an import would store them; a value that is none of its type is a problem at its place. */
export function readRows(
  fields: Readonly<Record<string, FieldType>>,
  rows: readonly unknown[],
  path: Path,
  problems: Problems,
): Row[] {
  return rows.map((raw, index) => {
    const members = isMembers(raw) ? raw : {};
    const cells = new Map<string, Cell>();
    for (const [field, type] of Object.entries(fields)) {
      const cell = readCell(type, own(members, field));
      if (cell === WRONG) {
        const code = type in CODE ? CODE[type as keyof typeof CODE] : 'WRONG_TYPE';
        problems.add(code, [...path, index, field], `Not a stored value of type ${type}.`);
      }
      cells.set(field, cell === WRONG ? null : cell);
    }
    return { cells, raw: members };
  });
}

/** A key value as text, for joins: exact, trimmed; numbers by value. */
export function keyText(raw: unknown): string | null {
  if (typeof raw === 'string') return trimBlanks(raw) || null;
  return typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : null;
}

/** One text per distinct value of a type: free text folded, decimals by value. */
export function distinctKey(type: FieldType, cell: Exclude<Cell, null>): string {
  if (type === 'text') return fold(cell as string);
  if (type === 'number' || type === 'money') return canonical(cell as Exact);
  if (type === 'textList') return JSON.stringify((cell as readonly string[]).map(fold));
  return String(cell);
}

/** The instant a date or instant cell stands for. */
export function instantOf(type: FieldType, cell: Cell, clock: Clock): Micros | null {
  if (cell === null) return null;
  return type === 'date' ? clock.midnight(cell as Day) : (cell as Micros);
}
