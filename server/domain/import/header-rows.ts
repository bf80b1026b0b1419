import { trimText } from '../text/normalise-text';
import { isNumberFailure, isPlainDecimal } from './read-number';
import { parseMoment } from './read-moment';
import { takeApart } from './written-number';
import { orderShown } from './written-moment';
import { mostHeaderRows } from './reading';

/** A row from the top of a file; `line` is its line or row, from 1. */
export type TopRow = { readonly line: number; readonly cells: readonly string[] };

/** A merged range of a sheet: rows from 1, columns from 0, both ends included. */
export type MergedRange = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

/** Which of the top rows are the header, by their index, both ends included. */
export type HeaderRows = { readonly from: number; readonly to: number };

const longestLabel = 40;

/**
 * Finds the header below title rows: the first row that fills half of the widest row's
 * columns and holds no data, with the row of groups above it or the row of parts below
 * it where merged or open cells show that they belong together.
 */
export function findHeaderRows(
  rows: readonly TopRow[],
  merges: readonly MergedRange[],
): HeaderRows {
  const top = new Top(rows, merges);
  const row = top.headerRow();
  const from = top.isGroupRow(row - 1, row) ? row - 1 : row;
  let to = row;
  while (to - from + 1 < mostHeaderRows && top.continuesHeader(from, to)) to += 1;
  return { from, to };
}

class Top {
  private readonly width: number;

  constructor(
    private readonly rows: readonly TopRow[],
    private readonly merges: readonly MergedRange[],
  ) {
    this.width = Math.max(1, ...rows.map(({ cells }) => cells.filter(isFilled).length));
  }

  private cells(row: number): readonly string[] {
    return this.rows[row]?.cells ?? [];
  }

  private filled(row: number): number {
    return this.cells(row).filter(isFilled).length;
  }

  headerRow(): number {
    const wide = this.rows.findIndex((_, row) => this.covered(row) * 2 >= this.width);
    const row = this.belowRemarks(Math.max(0, wide));
    if (row === 0 || !this.holdsData(row)) return row;
    const earlier = Array.from({ length: row }, (_, at) => at).filter((at) => !this.holdsData(at));
    const most = Math.max(0, ...earlier.map((at) => this.filled(at)));
    return earlier.findLast((at) => this.filled(at) === most) ?? row;
  }

  /** Passes over remarks such as `printed on: 2026-11-01` beside open cells, where a fuller row of labels follows. */
  private belowRemarks(row: number): number {
    const filled = this.filled(row);
    if (filled === this.width || !this.cells(row).some(isRemark)) return row;
    const near = this.rows.slice(0, row + mostHeaderRows);
    const labels = near.findIndex(
      (_, at) => at > row && this.filled(at) > filled && this.isLabels(at),
    );
    return labels === -1 ? row : labels;
  }

  /** Columns with a text of their own or under a merged cell, unless one cell covers all. */
  private covered(row: number): number {
    const own = this.filled(row);
    if (own < 2) return own;
    return own + this.mergesIn(row).reduce((sum, { left, right }) => sum + right - left, 0);
  }

  private mergesIn(row: number): readonly MergedRange[] {
    const line = this.rows[row]?.line;
    return this.merges.filter(
      ({ top, bottom, left, right }) =>
        line !== undefined && top <= line && bottom >= line && right > left,
    );
  }

  private holdsData(row: number): boolean {
    return holdsData(this.cells(row));
  }

  private isBeside(row: number, next: number): boolean {
    const [line, after] = [this.rows[row]?.line, this.rows[next]?.line];
    return line !== undefined && after !== undefined && after === line + 1;
  }

  private isLabels(row: number): boolean {
    return (
      this.cells(row).every((cell) => cell.length <= longestLabel && !/[:：]/.test(cell)) &&
      !holdsData(this.cells(row))
    );
  }

  /** Whether a row above the header names groups of its columns. */
  isGroupRow(row: number, header: number): boolean {
    if (row < 0 || !this.isBeside(row, header) || !this.isLabels(row)) return false;
    const merged = this.mergesIn(row);
    if (merged.length > 0)
      return (
        merged.some(({ left, right }) => right - left + 1 < this.width) &&
        (this.filled(row) >= 2 || merged.every(({ left }) => left > 0))
      );
    const names = this.cells(header)
      .map(trimText)
      .filter((name) => name !== null);
    return this.filled(row) >= 2 && new Set(names).size < names.length;
  }

  /** Whether the row after the last header row holds parts of its columns. */
  continuesHeader(from: number, last: number): boolean {
    const next = last + 1;
    if (!this.isBeside(last, next) || !this.isLabels(next) || this.rows.length < next + 2)
      return false;
    const line = this.rows[last]?.line ?? 0;
    const tall = this.merges.some(
      ({ top, bottom }) => top <= line && bottom > line && top >= (this.rows[from]?.line ?? 0),
    );
    const wide = this.mergesIn(last).some(({ left, right }) => right - left + 1 < this.width);
    if (this.merges.length > 0 && (tall || wide)) return true;
    return last === from && this.fillsGaps(last, next);
  }

  /** Whether a row fills what is open in the one above it, over columns that hold data below. */
  private fillsGaps(row: number, next: number): boolean {
    const [above, below] = [this.cells(row), this.cells(next)];
    const gaps = below.some((cell, at) => isFilled(cell) && !isFilled(above[at] ?? ''));
    const complete = above.every((cell, at) => isFilled(cell) || isFilled(below[at] ?? ''));
    if (!gaps || !complete) return false;
    const repeats = below.filter(isFilled);
    const data = this.rows.slice(next + 1);
    return (
      new Set(repeats).size < repeats.length ||
      below.some(
        (cell, at) =>
          isFilled(cell) && data.length > 0 && data.every(({ cells }) => isData(cells[at] ?? '')),
      )
    );
  }
}

function isRemark(cell: string): boolean {
  return /[:：]\s*\S/.test(cell);
}

function isFilled(cell: string): boolean {
  return cell !== '' && trimText(cell) !== null;
}

function holdsData(cells: readonly string[]): boolean {
  const data = cells.filter(isData);
  return data.length > 0 && !areNumberedColumns(data);
}

/** 1, 2, 3 and so on: the days or months of a table across. */
function areNumberedColumns(cells: readonly string[]): boolean {
  const numbers = cells.map(Number);
  return cells.length >= 3 && numbers.every((number, at) => number === (numbers[0] ?? 0) + at);
}

/** A number or date that is no label; years and months may be labels. */
function isData(cell: string): boolean {
  const text = trimText(cell);
  if (text === null || /^(?:19|20)\d{2}(?:年|年?\d{1,2}月)?$|^\d{1,2}月$|^Q[1-4]$/i.test(text))
    return false;
  if (isPlainDecimal(text) || isNumberFailure(text)) return true;
  if (!/\d/.test(text)) return false;
  return parseMoment(text) !== null || orderShown(text) !== null || takeApart(text) !== null;
}
