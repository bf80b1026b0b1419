import type { FileNote, NotedRow } from '@/server/domain/import/file-note';
import type { MergedRange } from '@/server/domain/import/header-rows';
import type { Reading } from '@/server/domain/import/reading';
import { totalLabel } from '@/server/domain/import/total-row';
import { badFile } from './bad-file';
import type { RowSource } from './row-source';
import type { TableRow } from './table-file';
import { noteRow } from './table-head';

const totalsTold = 10;

/** Whether a row has something in it. */
export function isFilled({ cells }: TableRow): boolean {
  return cells.some((cell) => cell !== '' && cell.trim() !== '');
}

/** Makes rows of data of the rows after a header: totals left out, columns filled down, widths made one where they say nothing. */
export class TableBody {
  readonly fillDown: readonly string[];
  private rows = 0;
  private totals = 0;
  private readonly firstTotals: NotedRow[] = [];
  private readonly filled: readonly FilledColumn[];
  private outside = 0;
  private firstOutside = 0;
  private readonly width: number;
  private readonly isPadded: boolean;
  private readonly keepsTotals: boolean;

  constructor(
    header: readonly string[],
    /** Blank columns before the first one. */
    private readonly left: number,
    source: RowSource,
    reading: Reading,
  ) {
    this.width = header.length;
    this.isPadded = source.isPadded;
    this.keepsTotals = reading.keepTotals ?? false;
    this.fillDown = (reading.fillDown ?? []).filter((name) => header.includes(name));
    this.filled = this.fillDown.map(
      (name) => new FilledColumn(header.indexOf(name), left, source.merges),
    );
  }

  take(rows: readonly TableRow[]): readonly TableRow[] {
    const kept: TableRow[] = [];
    for (const row of rows) {
      if (!isFilled(row)) continue;
      this.rows += 1;
      if (totalLabel(row.cells) !== null) {
        this.totals += 1;
        if (this.firstTotals.length < totalsTold) this.firstTotals.push(noteRow(row));
        if (!this.keepsTotals) continue;
      }
      kept.push(this.fitted(row));
    }
    return kept;
  }

  /** Refuses a table without any row. */
  end(): void {
    if (this.rows === 0) throw badFile('noRows');
  }

  private fitted(row: TableRow): TableRow {
    if (row.cells.length === this.width && this.left === 0 && this.filled.length === 0) return row;
    let cells = this.left === 0 ? row.cells : this.withoutLeft(row);
    const { length } = cells;
    if (length > this.width) cells = this.withoutSurplus(row.line, cells);
    else if (length < this.width && this.isPadded)
      cells = [...cells, ...Array<string>(this.width - length).fill('')];
    if (this.filled.length > 0 && cells.length === this.width)
      cells = this.fillCells(row.line, cells);
    return cells === row.cells ? row : { line: row.line, cells };
  }

  /** Blank cells beyond the header are no cells; others are told, or make the row too wide. */
  private withoutSurplus(line: number, cells: readonly string[]): readonly string[] {
    const isBlank = cells.every((cell, at) => at < this.width || cell.trim() === '');
    if (!isBlank && !this.isPadded) return cells;
    if (!isBlank) this.tellOutside(line);
    return cells.slice(0, this.width);
  }

  /** A row too short for the table stays too short, with a text of its own to be told by. */
  private withoutLeft({ line, cells }: TableRow): readonly string[] {
    const isWhole = this.isPadded || cells.length >= this.left + this.width;
    if (!isWhole && cells.length !== this.width) return cells;
    if (isWhole && cells.slice(0, this.left).some((cell) => cell.trim() !== ''))
      this.tellOutside(line);
    return cells.slice(this.left);
  }

  private tellOutside(line: number): void {
    if (this.outside === 0) this.firstOutside = line;
    this.outside += 1;
  }

  private fillCells(line: number, cells: readonly string[]): readonly string[] {
    const filled = [...cells];
    for (const column of this.filled)
      filled[column.index] = column.fill(line, filled[column.index] ?? '');
    return filled;
  }

  notes(): readonly FileNote[] {
    const notes: FileNote[] = [];
    if (this.totals > 0)
      notes.push({
        kind: 'totalRows',
        count: this.totals,
        kept: this.keepsTotals,
        rows: this.firstTotals,
      });
    if (this.outside > 0)
      notes.push({ kind: 'outsideCells', count: this.outside, line: this.firstOutside });
    return notes;
  }
}

/** Gives blank cells of a column the value above: of a sheet with merged cells there, only within those. */
class FilledColumn {
  private readonly ranges: readonly MergedRange[];
  private at = 0;
  private last = '';

  constructor(
    readonly index: number,
    left: number,
    merges: readonly MergedRange[],
  ) {
    this.ranges = merges
      .filter((merge) => merge.left === index + left && merge.bottom > merge.top)
      .sort((a, b) => a.top - b.top);
  }

  fill(line: number, own: string): string {
    if (own.trim() !== '') {
      this.last = own;
      return own;
    }
    if (this.ranges.length === 0) return this.last;
    while ((this.ranges[this.at]?.bottom ?? Number.POSITIVE_INFINITY) < line) this.at += 1;
    const range = this.ranges[this.at];
    return range && range.top < line ? this.last : own;
  }
}
