/** A row of a file and the line it starts on, from 1. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** The file cannot be divided into rows from `line` on. */
export class CsvFault extends Error {
  constructor(
    readonly reason: 'quote' | 'recordTooLong',
    readonly line: number,
  ) {
    super(`${reason} at line ${line}`);
  }
}

type Scan = { readonly cells: string[]; readonly end: number; readonly newlines: number };

/**
 * Divides CSV text, given in pieces of any size, into rows. Quotes count only at
 * the start of a cell and are doubled inside; lines end in LF, CR LF or CR; lines
 * without any character are passed over. Text of an unfinished row is kept, up to
 * `longestRecord` characters.
 */
export class CsvReader {
  private rest = '';
  private line = 1;

  constructor(
    private readonly delimiter: string,
    private readonly longestRecord: number,
  ) {}

  /** The rows that are complete after this piece. `last` says that nothing follows. */
  *read(piece: string, last = false): Generator<CsvRow> {
    const text = this.rest + piece;
    let at = 0;
    while (at < text.length) {
      const scan = this.plainRow(text, at) ?? this.scanRow(text, at, last);
      if (scan === null) break;
      if (scan.end - at > this.longestRecord) throw new CsvFault('recordTooLong', this.line);
      const isBlank = scan.cells.length === 1 && scan.cells[0] === '' && scan.end - at <= 2;
      if (!isBlank) yield { line: this.line, cells: scan.cells };
      this.line += scan.newlines;
      at = scan.end;
    }
    this.rest = text.slice(at);
    if (this.rest.length > this.longestRecord) throw new CsvFault('recordTooLong', this.line);
  }

  /** A row on one line without quotes, which nearly all are; null when it needs a closer look. */
  private plainRow(text: string, at: number): Scan | null {
    const newline = text.indexOf('\n', at);
    if (newline === -1) return null;
    const end = newline > at && text.charCodeAt(newline - 1) === 13 ? newline - 1 : newline;
    const row = text.slice(at, end);
    if (row.includes('"') || row.includes('\r')) return null;
    return { cells: row.split(this.delimiter), end: newline + 1, newlines: 1 };
  }

  private scanRow(text: string, start: number, last: boolean): Scan | null {
    const cells: string[] = [];
    let at = start;
    let newlines = 0;
    for (;;) {
      const cell =
        text[at] === '"' ? this.quotedCell(text, at, last) : { value: '', end: at, newlines: 0 };
      if (cell === null) return null;
      newlines += cell.newlines;
      let end = cell.end;
      while (end < text.length && !this.endsCell(text.charCodeAt(end))) end += 1;
      cells.push(cell.value + text.slice(cell.end, end));
      if (end >= text.length) return last ? { cells, end, newlines } : null;
      if (text[end] === this.delimiter) {
        at = end + 1;
        continue;
      }
      const isReturn = text[end] === '\r';
      if (isReturn && end + 1 >= text.length && !last) return null;
      const width = isReturn && text[end + 1] === '\n' ? 2 : 1;
      return { cells, end: end + width, newlines: newlines + 1 };
    }
  }

  private endsCell(code: number): boolean {
    return code === 10 || code === 13 || code === this.delimiter.charCodeAt(0);
  }

  private quotedCell(
    text: string,
    start: number,
    last: boolean,
  ): { value: string; end: number; newlines: number } | null {
    let value = '';
    let from = start + 1;
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote === -1 || (quote + 1 >= text.length && !last)) {
        if (quote === -1 && last) throw new CsvFault('quote', this.line);
        return null;
      }
      value += text.slice(from, quote);
      if (text[quote + 1] !== '"') {
        return { value, end: quote + 1, newlines: countNewlines(value) };
      }
      value += '"';
      from = quote + 2;
    }
  }
}

function countNewlines(text: string): number {
  return text.includes('\n') || text.includes('\r') ? (text.match(/\r\n|\n|\r/g)?.length ?? 0) : 0;
}
