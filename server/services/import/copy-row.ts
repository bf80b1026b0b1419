import { BadValue } from '@/server/domain/import/bad-value';
import { showText } from '@/server/domain/import/storable-text';
import { type ValueReader, valueReader } from '@/server/domain/import/value-reader';
import { wallClock } from '@/server/domain/import/zone-offset';
import { normaliseText } from '@/server/domain/text/normalise-text';
import { hasTwin, type ImportPlan, type PlannedColumn } from './import-plan';
import type { TableRow } from './table-file';

const missing = '\\N';
/** Column, code, value and key of a row set aside. */
const unspoilt = `\t${missing}`.repeat(4);

type ColumnReader = {
  readonly column: PlannedColumn;
  readonly read: ValueReader;
  readonly whenBlank: BadValue | null;
};

/**
 * Gives a function from a row of the file to lines of COPY text for the staging
 * table: one line for a row that fits, else one per cell that does not. Null for
 * a row without any value.
 */
export function copyRowWriter(plan: ImportPlan): (row: TableRow) => string | null {
  const toUtc = wallClock(plan.timeZone);
  const readers = plan.columns.map((column) => columnReader(column, plan, toUtc));
  const readCustomer = plan.customer ? valueReader(plan.customer.type, true, toUtc) : null;
  const width =
    (plan.customer ? 1 : 0) +
    plan.columns.reduce((sum, { type }) => sum + (hasTwin(type) ? 2 : 1), 0);
  const blanks = `\t${missing}`.repeat(width);
  const readKey = readers.find(({ column }) => column === plan.key)?.read;
  const keyOf = (cells: TableRow['cells']) => {
    const key = readKey?.(cells[plan.key.index] ?? '');
    return typeof key === 'string' ? escapeCopy(key) : missing;
  };
  return ({ line, cells }) => {
    if (cells.every((cell) => cell === '')) return null;
    const bad: string[] = [];
    const setAside = (column: string, code: string, raw: string) => {
      const told = [line, escapeCopy(column), code, escapeCopy(showText(raw)), keyOf(cells)];
      bad.push(`${told.join('\t')}${blanks}\n`);
    };
    if (cells.length !== plan.headerWidth) setAside('', 'BAD_WIDTH', String(cells.length));
    else {
      const values = readCells(cells, plan, readers, readCustomer, setAside);
      if (bad.length === 0) return `${line}${unspoilt}${values}\n`;
    }
    return bad.join('');
  };
}

function columnReader(
  column: PlannedColumn,
  plan: ImportPlan,
  toUtc: Parameters<typeof valueReader>[2],
): ColumnReader {
  const isKey = column === plan.key;
  const isTime = plan.kind === 'activity' && column === plan.time;
  const whenBlank = isKey
    ? new BadValue('MISSING_KEY')
    : isTime
      ? new BadValue('MISSING_TIME')
      : null;
  return { column, read: valueReader(column.type, isKey, toUtc, column.form), whenBlank };
}

function readCells(
  cells: readonly string[],
  plan: ImportPlan,
  readers: readonly ColumnReader[],
  readCustomer: ValueReader | null,
  setAside: (column: string, code: string, raw: string) => void,
): string {
  let line = '';
  if (plan.customer && readCustomer) {
    const raw = cells[plan.customer.index] ?? '';
    const value = readCustomer(raw) ?? new BadValue('MISSING_CUSTOMER');
    if (value instanceof BadValue) setAside(plan.customer.header, value.code, raw);
    else line += `\t${escapeCopy(String(value))}`;
  }
  for (const { column, read, whenBlank } of readers) {
    const raw = cells[column.index] ?? '';
    const value = read(raw) ?? whenBlank;
    if (value instanceof BadValue) setAside(column.header, value.code, raw);
    else line += copyValue(value, hasTwin(column.type));
  }
  return line;
}

function copyValue(value: string | readonly string[] | null, twin: boolean): string {
  if (value === null) return twin ? `\t${missing}\t${missing}` : `\t${missing}`;
  if (typeof value !== 'string') {
    const normal = value.map((part) => normaliseText(part) ?? '');
    return `\t${escapeCopy(arrayLiteral(value))}\t${escapeCopy(arrayLiteral(normal))}`;
  }
  const own = escapeCopy(value);
  if (!twin) return `\t${own}`;
  const normal = normaliseText(value);
  return `\t${own}\t${normal === null ? missing : escapeCopy(normal)}`;
}

function arrayLiteral(parts: readonly string[]): string {
  return `{${parts.map((part) => `"${part.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`;
}

const special = /[\\\t\n\r]/;

function escapeCopy(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}
