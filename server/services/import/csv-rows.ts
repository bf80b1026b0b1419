import { once } from 'node:events';
import { CsvError, Parser } from 'csv-parse';
import { badFile } from './bad-file';
import type { TableRow } from './table-file';

const longestRecord = 1_048_576;

/**
 * The rows of pieces of UTF-8 text, in a batch per piece, which are pulled no faster than
 * batches are taken. Lines end in LF, CR LF or CR; blank lines are passed over, a quotation
 * mark inside a cell (`5" pipe`) is text. The first row is on `firstLine`. Refuses BAD_FILE
 * with the line: a quotation mark that is never closed, a row of more than 1 MB.
 */
export async function* readCsvRows(
  pieces: AsyncIterable<Buffer>,
  delimiter: string,
  firstLine = 1,
): AsyncGenerator<readonly TableRow[]> {
  const reader = new RowReader(delimiter, firstLine);
  try {
    for await (const piece of pieces) yield await reader.read(piece);
    yield await reader.end();
  } catch (error) {
    throw refusal(error, reader.line);
  }
}

/**
 * Hands each row over as it is read, while the count of blank lines before it is known.
 * `on_record` and `info` would do so too, at twice the time for describing every row.
 */
class RowParser extends Parser {
  constructor(
    delimiter: string,
    private readonly onRow: (cells: readonly string[]) => void,
  ) {
    super({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: longestRecord,
    });
  }

  override push(cells: readonly string[] | null): boolean {
    if (cells === null) return super.push(null);
    this.onRow(cells);
    // csv-parse makes an error with its stack, 20 times the work of a row, of each row that
    // is not as wide as the first, though it may be; a row counted as the first has none.
    (this.info as { records: number }).records = 0;
    return true;
  }
}

/** Lines are counted here: csv-parse counts a CR LF inside quotes twice. */
class RowReader {
  private rows: TableRow[] = [];
  private lineEnds = 0;
  private unfinishedBytes = 0;
  private readonly parser: RowParser;

  constructor(
    delimiter: string,
    private readonly firstLine: number,
  ) {
    this.parser = new RowParser(delimiter, (cells) => this.take(cells));
    this.parser.on('error', () => undefined);
  }

  /** The line on which the next row starts. */
  get line(): number {
    return this.firstLine + this.lineEnds + this.parser.info.empty_lines;
  }

  /** The rows that are complete after this piece. */
  async read(chunk: Buffer): Promise<readonly TableRow[]> {
    const before = this.line;
    await new Promise<void>((resolve, reject) => {
      this.parser.write(chunk, (error) => (error ? reject(error) : resolve()));
    });
    this.unfinishedBytes = this.line === before ? this.unfinishedBytes + chunk.length : 0;
    // csv-parse limits the text of a row but not how many empty cells it has.
    if (this.unfinishedBytes > longestRecord) throw badFile('recordTooLong', { line: this.line });
    return this.drain();
  }

  async end(): Promise<readonly TableRow[]> {
    this.parser.end();
    await once(this.parser, 'finish');
    return this.drain();
  }

  private take(cells: readonly string[]): void {
    this.rows.push({ line: this.line, cells });
    this.lineEnds += 1;
    for (const cell of cells) this.lineEnds += countLineEnds(cell);
  }

  private drain(): readonly TableRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }
}

function countLineEnds(text: string): number {
  if (!text.includes('\n') && !text.includes('\r')) return 0;
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

function refusal(error: unknown, line: number): unknown {
  if (error instanceof CsvError) {
    switch (error.code) {
      case 'CSV_QUOTE_NOT_CLOSED':
        return badFile('quote', { line });
      case 'CSV_MAX_RECORD_SIZE':
        return badFile('recordTooLong', { line });
      default:
        return error;
    }
  }
  return error;
}
