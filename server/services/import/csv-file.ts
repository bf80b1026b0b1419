import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, type Info, parse } from 'csv-parse';
import { type Delimiter, recogniseDelimiter } from '@/server/domain/import/csv-dialect';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { trimText } from '@/server/domain/text/normalise-text';

const longestRecord = 1_048_576;
const mostColumns = 500;
const longestHeader = 200;
const sniffedBytes = 65_536;

/** A row of the file and the line it starts on; the header stands on line 1. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

export type CsvFile = {
  readonly delimiter: Delimiter;
  readonly compressed: boolean;
  /** Bytes on disk. */
  readonly size: number;
  readonly header: readonly string[];
  /** Bytes on disk read so far, for progress. */
  bytesRead(): number;
  /** The rows after the header, once; blank lines are passed over. */
  rows(): AsyncIterable<CsvRow>;
  close(): void;
};

type Entry = { readonly info: Info; readonly record: string[] };

/**
 * Opens a CSV file, plain or gzipped, UTF-8 with or without a byte order mark.
 * Refuses with BAD_FILE what is something else, has no header or a repeated one.
 */
export async function openCsvFile(path: string): Promise<CsvFile> {
  const { size, compressed } = await inspect(path);
  const start = await firstText(path, compressed);
  if (trimText(start) === null) throw badFile('empty');
  const delimiter = recogniseDelimiter(start.trimStart());
  const disk = createReadStream(path, { highWaterMark: 262_144 });
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
  });
  const fail = (error: Error) => parser.destroy(error);
  const plain = compressed ? disk.on('error', fail).pipe(createGunzip()) : disk;
  plain.on('error', fail).pipe(requireUtf8()).on('error', fail).pipe(parser);
  const entries = readEntries(parser);
  const first = await entries.next();
  if (first.done) throw badFile('empty');
  const header = readHeader(first.value.cells);
  return {
    delimiter,
    compressed,
    size,
    header,
    bytesRead: () => disk.bytesRead,
    rows: () => entries,
    close: () => {
      disk.destroy();
      parser.destroy();
    },
  };
}

async function inspect(path: string): Promise<{ size: number; compressed: boolean }> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw badFile('missing');
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    if (bytesRead === 0) throw badFile('empty');
    const magic = buffer.subarray(0, bytesRead).toString('hex');
    if (magic.startsWith('504b0304') || magic.startsWith('d0cf11e0')) throw badFile('spreadsheet');
    if (magic.startsWith('fffe') || magic.startsWith('feff'))
      throw badFile('encoding', { line: 1 });
    return { size: found.size, compressed: magic.startsWith('1f8b') };
  } finally {
    await handle.close();
  }
}

async function firstText(path: string, compressed: boolean): Promise<string> {
  const disk = createReadStream(path, { end: sniffedBytes - 1 });
  const plain: Readable = compressed ? disk.pipe(createGunzip({ finishFlush: 2 })) : disk;
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of plain) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length >= sniffedBytes) break;
    }
  } catch {
    throw badFile('gzip');
  } finally {
    disk.destroy();
  }
  return Buffer.concat(chunks).subarray(0, sniffedBytes).toString('utf8');
}

/** Passes bytes on unchanged and fails at the first that is not UTF-8. */
function requireUtf8(): Transform {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  const check = (chunk: Buffer | undefined): Error | null => {
    try {
      const text = chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line += 1;
      return null;
    } catch {
      return badFile('encoding', { line: line + linesUntilBadByte(chunk) });
    }
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const error = check(chunk);
      if (error) done(error);
      else done(null, chunk);
    },
    flush(done) {
      done(check(undefined));
    },
  });
}

/** Newlines of a chunk before its first byte that is not UTF-8, found by the replacement character. */
function linesUntilBadByte(chunk: Buffer | undefined): number {
  const good = chunk?.toString('utf8').split('\uFFFD', 1)[0] ?? '';
  return good.split('\n').length - 1;
}

async function* readEntries(parser: AsyncIterable<Entry>): AsyncGenerator<CsvRow> {
  let endOfLast = 0;
  let emptyOfLast = 0;
  try {
    for await (const { info, record } of parser) {
      const skipped = info.empty_lines - emptyOfLast;
      yield { line: endOfLast + 1 + skipped, cells: record };
      endOfLast = info.lines;
      emptyOfLast = info.empty_lines;
    }
  } catch (error) {
    throw asBadFile(error, endOfLast + 1);
  }
}

function asBadFile(error: unknown, line: number): unknown {
  if (error instanceof CsvError) {
    if (error.code === 'CSV_MAX_RECORD_SIZE') return badFile('recordTooLong', { line });
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return badFile('quote', { line });
    return badFile('quote', { line });
  }
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return code.startsWith('Z_') ? badFile('gzip') : error;
}

function readHeader(cells: readonly string[]): readonly string[] {
  if (cells.length > mostColumns) throw badFile('tooManyColumns', { most: mostColumns });
  const header = cells.map((cell, index) => trimText(cell) ?? `column_${index + 1}`);
  const seen = new Set<string>();
  for (const name of header) {
    if (name.includes('\0') || name.length > longestHeader)
      throw badFile('badHeader', { most: longestHeader });
    if (seen.has(name)) throw badFile('repeatedHeader', { column: name });
    seen.add(name);
  }
  return header;
}

function badFile(variant: string, params?: Record<string, string | number>): StratumError {
  return new StratumError(problem('BAD_FILE', ['file'], params, variant));
}
