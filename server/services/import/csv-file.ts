import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Delimiter, recogniseDelimiter } from '@/server/domain/import/csv-dialect';
import { trimText } from '@/server/domain/text/normalise-text';
import { badFile } from './bad-file';
import { type CsvRow, readCsvRows } from './csv-rows';

const mostColumns = 500;
const longestHeader = 200;
const sniffedBytes = 65_536;
const pieceBytes = 65_536;

export type CsvFile = {
  readonly delimiter: Delimiter;
  readonly compressed: boolean;
  /** Bytes on disk. */
  readonly size: number;
  readonly header: readonly string[];
  /** Bytes on disk read so far, for progress. */
  bytesRead(): number;
  /** The rows after the header in batches, once; blank lines are passed over. */
  batches(): AsyncIterable<readonly CsvRow[]>;
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
  const disk = createReadStream(path, { highWaterMark: pieceBytes });
  const plain = compressed ? gunzip(disk) : disk;
  const close = () => {
    disk.destroy();
    plain.destroy();
  };
  try {
    const batches = readCsvRows(plain, delimiter);
    const [first, ...rest] = await firstBatch(batches);
    const header = readHeader(first.cells);
    const remaining = async function* () {
      yield rest;
      yield* batches;
    };
    return {
      delimiter,
      compressed,
      size,
      header,
      bytesRead: () => disk.bytesRead,
      batches: remaining,
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

async function firstBatch(
  batches: AsyncGenerator<readonly CsvRow[]>,
): Promise<readonly [CsvRow, ...CsvRow[]]> {
  for (;;) {
    const { value, done } = await batches.next();
    if (done) throw badFile('empty');
    const [first, ...rest] = value;
    if (first) return [first, ...rest];
  }
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
  const plain = createGunzip({ chunkSize: pieceBytes });
  disk.on('error', (error) => plain.destroy(error)).pipe(plain);
  return plain;
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
