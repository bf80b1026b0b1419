import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Delimiter, recogniseDelimiter } from '@/server/domain/import/csv-dialect';
import { CsvFault, CsvReader, type CsvRow } from '@/server/domain/import/csv-reader';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { trimText } from '@/server/domain/text/normalise-text';

const longestRecord = 1_048_576;
const mostColumns = 500;
const longestHeader = 200;
const sniffedBytes = 65_536;

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
  const plain = compressed ? gunzip(disk) : disk;
  const entries = readRows(plain, new CsvReader(delimiter, longestRecord));
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
      plain.destroy();
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

function gunzip(disk: Readable): Readable {
  const plain = createGunzip({ chunkSize: 262_144 });
  disk.on('error', (error) => plain.destroy(error)).pipe(plain);
  return plain;
}

/** The rows of a stream of bytes; refuses the first byte that is not UTF-8, with its line. */
async function* readRows(bytes: Readable, reader: CsvReader): AsyncGenerator<CsvRow> {
  const decode = utf8Decoder();
  try {
    for await (const chunk of bytes) yield* reader.read(decode(chunk as Buffer));
    yield* reader.read(decode(null), true);
  } catch (error) {
    if (error instanceof CsvFault) throw badFile(error.reason, { line: error.line });
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw code.startsWith('Z_') ? badFile('gzip') : error;
  }
}

function utf8Decoder(): (chunk: Buffer | null) => string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  return (chunk) => {
    try {
      const text = chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
      line += countLines(text);
      return text;
    } catch {
      const good = chunk?.toString('utf8').split('\uFFFD', 1)[0] ?? '';
      throw badFile('encoding', { line: line + countLines(good) });
    }
  };
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
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
