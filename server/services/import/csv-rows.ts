import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { CsvError, Parser } from 'csv-parse';
import type { Delimiter } from '@/server/domain/import/csv-dialect';
import { badFile } from './bad-file';

const longestRecord = 1_048_576;

/** A row of a file and the line it starts on, from 1. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/**
 * The rows of a stream of UTF-8 bytes, in a batch per piece of the stream, which is
 * pulled no faster than batches are taken. Lines end in LF, CR LF or CR; blank lines
 * are passed over, a quotation mark inside a cell (`5" pipe`) is text. Refuses BAD_FILE
 * with the line: another encoding, a quotation mark that is never closed, a row of more
 * than 1 MB, damaged gzip.
 */
export async function* readCsvRows(
  bytes: Readable,
  delimiter: Delimiter,
): AsyncGenerator<readonly CsvRow[]> {
  const checkEncoding = utf8Check();
  const reader = new RowReader(delimiter);
  try {
    for await (const chunk of bytes) {
      checkEncoding(chunk as Buffer);
      yield await reader.read(chunk as Buffer);
    }
    checkEncoding(null);
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
    delimiter: Delimiter,
    private readonly onRow: (cells: readonly string[]) => void,
  ) {
    super({
      bom: true,
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
  private rows: CsvRow[] = [];
  private lineEnds = 0;
  private unfinishedBytes = 0;
  private readonly parser: RowParser;

  constructor(delimiter: Delimiter) {
    this.parser = new RowParser(delimiter, (cells) => this.take(cells));
    this.parser.on('error', () => undefined);
  }

  /** The line on which the next row starts. */
  get line(): number {
    return 1 + this.lineEnds + this.parser.info.empty_lines;
  }

  /** The rows that are complete after this piece. */
  async read(chunk: Buffer): Promise<readonly CsvRow[]> {
    const before = this.line;
    await new Promise<void>((resolve, reject) => {
      this.parser.write(chunk, (error) => (error ? reject(error) : resolve()));
    });
    this.unfinishedBytes = this.line === before ? this.unfinishedBytes + chunk.length : 0;
    // csv-parse limits the text of a row but not how many empty cells it has.
    if (this.unfinishedBytes > longestRecord) throw badFile('recordTooLong', { line: this.line });
    return this.drain();
  }

  async end(): Promise<readonly CsvRow[]> {
    this.parser.end();
    await once(this.parser, 'finish');
    return this.drain();
  }

  private take(cells: readonly string[]): void {
    this.rows.push({ line: this.line, cells });
    this.lineEnds += 1;
    for (const cell of cells) this.lineEnds += countLineEnds(cell);
  }

  private drain(): readonly CsvRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }
}

function countLineEnds(text: string): number {
  if (!text.includes('\n') && !text.includes('\r')) return 0;
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** Refuses the first byte that is not UTF-8, with its line. */
function utf8Check(): (chunk: Buffer | null) => void {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  return (chunk) => {
    try {
      const text = chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
      line += countNewlines(text);
    } catch {
      const good = chunk?.toString('utf8').split('\uFFFD', 1)[0] ?? '';
      throw badFile('encoding', { line: line + countNewlines(good) });
    }
  };
}

function countNewlines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
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
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return code.startsWith('Z_') ? badFile('gzip') : error;
}
