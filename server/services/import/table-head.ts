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
  const width = widthOf(rows, isPadded ? top.slice(found.from) : rows);
  if (width > mostColumns) throw badFile('tooManyColumns', { most: mostColumns });
  const { header, blank, repeated } = nameColumns(rows, near, width);
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
  return { header, headerFrom: first.line, headerTo: last.line, rows: found.to + 1, notes };
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

/** Columns up to the last one with a name or, where blank cells are left out, a value. */
function widthOf(rows: readonly TableRow[], all: readonly TableRow[]): number {
  const widths = all.map(({ cells }) => cells.findLastIndex((cell) => cell.trim() !== '') + 1);
  const own = rows.map(({ cells }) => cells.length);
  return Math.max(1, ...(rows === all ? own : widths));
}

export function noteRow({ line, cells }: TableRow): NotedRow {
  const text = cells.filter((cell) => cell.trim() !== '').join(' ');
  return { line, text: showText(text.replace(/\s+/g, ' '), 80) };
}
