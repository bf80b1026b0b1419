import type { FileNote, NotedRow } from '@/server/domain/import/file-note';
import type { Reading } from '@/server/domain/import/reading';
import { totalLabel } from '@/server/domain/import/total-row';
import { badFile } from './bad-file';
import type { RowSource } from './row-source';
import type { TableRow } from './table-file';
import { noteRow } from './table-head';

const totalsTold = 10;

/** Makes rows of data of the rows after a header: totals left out, columns filled down, widths made one where they say nothing. */
export class TableBody {
  readonly fillDown: readonly string[];
  private rows = 0;
  private totals = 0;
  private readonly firstTotals: NotedRow[] = [];
  private readonly filled: { readonly index: number; last: string }[];
  private outside = 0;
  private firstOutside = 0;
  private readonly width: number;
  private readonly isPadded: boolean;
  private readonly keepsTotals: boolean;

  constructor(header: readonly string[], source: RowSource, reading: Reading) {
    this.width = header.length;
    this.isPadded = source.isPadded;
    this.keepsTotals = reading.keepTotals ?? false;
    this.fillDown = (reading.fillDown ?? []).filter((name) => header.includes(name));
    this.filled = this.fillDown.map((name) => ({ index: header.indexOf(name), last: '' }));
  }

  take(rows: readonly TableRow[]): readonly TableRow[] {
    const kept: TableRow[] = [];
    for (const row of rows) {
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
    const { length } = row.cells;
    if (length === this.width && this.filled.length === 0) return row;
    let cells = row.cells;
    if (length > this.width) cells = this.withoutSurplus(row);
    else if (length < this.width && this.isPadded)
      cells = [...cells, ...Array<string>(this.width - length).fill('')];
    if (this.filled.length > 0 && cells.length === this.width) cells = this.fillCells(cells);
    return cells === row.cells ? row : { line: row.line, cells };
  }

  /** Blank cells beyond the header are no cells; others are told, or make the row too wide. */
  private withoutSurplus({ line, cells }: TableRow): readonly string[] {
    const isBlank = cells.every((cell, at) => at < this.width || cell.trim() === '');
    if (!isBlank && !this.isPadded) return cells;
    if (!isBlank) {
      if (this.outside === 0) this.firstOutside = line;
      this.outside += 1;
    }
    return cells.slice(0, this.width);
  }

  private fillCells(cells: readonly string[]): readonly string[] {
    if (cells.every((cell) => cell === '')) return cells;
    const filled = [...cells];
    for (const column of this.filled) {
      const own = filled[column.index] ?? '';
      if (own.trim() === '') filled[column.index] = column.last;
      else column.last = own;
    }
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
