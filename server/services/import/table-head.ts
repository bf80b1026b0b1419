import type { FileNote, NotedRow } from '@/server/domain/import/file-note';
import {
  findHeaderRows,
  type HeaderRows,
  type MergedRange,
} from '@/server/domain/import/header-rows';
import { nameColumns } from '@/server/domain/import/name-columns';
import type { Reading } from '@/server/domain/import/reading';
import { showText } from '@/server/domain/import/storable-text';
import { badFile } from './bad-file';
import type { TableRow } from './table-file';

const mostColumns = 500;
const longestHeader = 200;
const titleRowsTold = 20;

export type TableHead = {
  readonly header: readonly string[];
  /** Blank columns before the first one, which are none. */
  readonly left: number;
  readonly headerFrom: number;
  readonly headerTo: number;
  /** How many of the top rows are before the first row of data. */
  readonly rows: number;
  readonly notes: readonly FileNote[];
};

/**
 * Makes the header of a table from the rows at its top, stated or found. Refuses BAD_FILE a
 * stated row that is not there, more than 500 columns and names that cannot be kept.
 */
export function readTableHead(
  top: readonly TableRow[],
  merges: readonly MergedRange[],
  isPadded: boolean,
  reading: Reading,
): TableHead {
  const lastLine = top.at(-1)?.line ?? 0;
  const near = merges.filter((merge) => merge.top <= lastLine);
  const found = statedRows(top, reading) ?? findHeaderRows(top.slice(0, sampled), near);
  const rows = top.slice(found.from, found.to + 1);
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) throw badFile('empty');
  const { left, right } = columnsOf(rows, top.slice(found.to + 1), near, isPadded);
  if (right - left > mostColumns) throw badFile('tooManyColumns', { most: mostColumns });
  const { header, blank, repeated } = nameColumns(rows, near, left, right);
  for (const name of header)
    if (name.includes('\0') || name.length > longestHeader)
      throw badFile('badHeader', { most: longestHeader, line: first.line });
  const titles = top.slice(0, found.from).map(noteRow);
  const notes: FileNote[] = [];
  if (titles.length > 0)
    notes.push({ kind: 'titleRows', count: titles.length, rows: titles.slice(0, titleRowsTold) });
  if (rows.length > 1) notes.push({ kind: 'joinedHeader', from: first.line, to: last.line });
  if (blank.length > 0) notes.push({ kind: 'blankHeaders', columns: blank });
  if (repeated.length > 0) notes.push({ kind: 'repeatedHeaders', columns: repeated });
  return { header, left, headerFrom: first.line, headerTo: last.line, rows: found.to + 1, notes };
}

/** How many of the top rows decide where the header is. */
const sampled = 60;

function statedRows(top: readonly TableRow[], reading: Reading): HeaderRows | null {
  const { headerFrom } = reading;
  if (headerFrom === undefined) return null;
  const headerTo = Math.max(reading.headerTo ?? headerFrom, headerFrom);
  const from = top.findIndex(({ line }) => line >= headerFrom);
  const to = top.findLastIndex(({ line }) => line <= headerTo);
  if (from === -1 || to < from) throw badFile('noHeader', { line: headerFrom });
  return { from, to };
}

/**
 * The columns of a table, from the first to behind the last: those with a name, and those
 * with a value that stand beside them. Blank ones at either side are no columns.
 */
function columnsOf(
  rows: readonly TableRow[],
  data: readonly TableRow[],
  merges: readonly MergedRange[],
  isPadded: boolean,
): { readonly left: number; readonly right: number } {
  const lines = new Set(rows.map(({ line }) => line));
  const over = merges.filter(({ top }) => lines.has(top));
  const isNamed = (at: number) =>
    rows.some(({ cells }) => hasText(cells[at])) ||
    over.some(({ left, right }) => at >= left && at <= right);
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const whole = data.filter(({ cells }) => isPadded || cells.length >= width);
  const isUsed = (at: number) => isNamed(at) || whole.some(({ cells }) => hasText(cells[at]));
  const widest = Math.max(width, ...(isPadded ? data.map(({ cells }) => cells.length) : []));
  const columns = Array.from({ length: widest }, (_, at) => at);
  const left = Math.max(0, columns.findIndex(isUsed));
  const lastNamed = columns.findLast(isNamed) ?? 0;
  const gap = columns.findIndex((at) => at > lastNamed && !isUsed(at));
  return { left, right: gap === -1 ? widest : gap };
}

function hasText(cell: string | undefined): boolean {
  return cell !== undefined && cell.trim() !== '';
}

export function noteRow({ line, cells }: TableRow): NotedRow {
  const text = cells.filter((cell) => cell.trim() !== '').join(' ');
  return { line, text: showText(text.replace(/\s+/g, ' '), 80) };
}
