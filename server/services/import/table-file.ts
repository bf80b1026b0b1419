import type { FileNote } from '@/server/domain/import/file-note';
import { lastHeaderRow, type Reading, type ResolvedReading } from '@/server/domain/import/reading';
import { badFile } from './bad-file';
import { openCsvFile } from './csv-file';
import { findFileBytes, firstBytes } from './file-bytes';
import type { RowSource } from './row-source';
import { isFilled, TableBody } from './table-body';
import { readTableHead } from './table-head';
import { refuseByMagic } from './refuse-by-magic';
import { openXlsxFile } from './xlsx-file';

const topRows = 200;

/** A row of a table and the line of the file or row of the sheet it starts on, from 1. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

export type TableSheet = {
  readonly name: string;
  readonly hidden: boolean;
};

/** A file of any format read as one table: a header and rows of texts. */
export type TableFile = {
  readonly format: 'csv' | 'xlsx';
  readonly compressed: boolean;
  /** Bytes on disk. */
  readonly size: number;
  readonly reading: ResolvedReading;
  /** Empty for a text file. */
  readonly sheets: readonly TableSheet[];
  readonly header: readonly string[];
  /** Bytes on disk read so far, for progress. */
  bytesRead(): number;
  /** The rows after the header in batches, once. Refuses BAD_FILE when there is none. */
  batches(): AsyncIterable<readonly TableRow[]>;
  /** What is worth telling; complete once the batches are. */
  notes(): readonly FileNote[];
  close(): void;
};

/**
 * Opens a file as a table, read as stated or as recognised: title rows are passed over, rows
 * of totals left out, header rows joined, and all of it told in its notes. Refuses BAD_FILE
 * what is no table, damaged, hostile or written in another encoding than the one stated.
 */
export async function openTableFile(path: string, reading: Reading = {}): Promise<TableFile> {
  const file = await findFileBytes(path);
  const source = await openSource(file, reading);
  try {
    return await openTable(source, file, reading);
  } catch (error) {
    source.close();
    throw error;
  }
}

async function openSource(
  file: Awaited<ReturnType<typeof findFileBytes>>,
  reading: Reading,
): Promise<RowSource> {
  if (file.magic.startsWith('504b')) return openXlsxFile(file, reading);
  await refuseByMagic(file.path, file.magic);
  if (file.compressed) {
    const { bytes } = await firstBytes(file, 16);
    if (bytes.toString('hex').startsWith('504b0304')) throw badFile('gzippedWorkbook');
  }
  return openCsvFile(file, reading);
}

async function openTable(
  source: RowSource,
  file: { readonly size: number; readonly compressed: boolean },
  reading: Reading,
): Promise<TableFile> {
  const batches = source.batches()[Symbol.asyncIterator]();
  const wanted = Math.max(reading.headerTo ?? 0, reading.headerFrom ?? 0);
  const { top, isWhole } = await takeTop(batches, Math.min(wanted, lastHeaderRow));
  const head = readTableHead(top, source.merges, source.isPadded, reading);
  const body = new TableBody(head.header, head.left, source, reading);
  return {
    format: source.format,
    compressed: file.compressed,
    size: file.size,
    reading: {
      encoding: source.encoding,
      delimiter: source.delimiter,
      sheet: source.sheet,
      headerFrom: head.headerFrom,
      headerTo: head.headerTo,
      fillDown: body.fillDown,
      keepTotals: reading.keepTotals ?? false,
    },
    sheets: source.sheets,
    header: head.header,
    bytesRead: source.bytesRead,
    batches: async function* () {
      yield body.take(top.slice(head.rows));
      while (!isWhole) {
        const { value, done } = await batches.next();
        if (done) break;
        yield body.take(value);
      }
      body.end();
    },
    notes: () => [
      ...head.notes,
      ...body.notes(),
      ...source.notes(head.header, head.left, head.headerTo),
    ],
    close: source.close,
  };
}

/** The rows of the first batches, enough to find the header in; all of a small file. */
async function takeTop(
  batches: AsyncIterator<readonly TableRow[]>,
  wantedLine: number,
): Promise<{ readonly top: readonly TableRow[]; readonly isWhole: boolean }> {
  const top: TableRow[] = [];
  for (;;) {
    const { value, done } = await batches.next();
    if (done) {
      if (top.length === 0) throw badFile('empty');
      return { top, isWhole: true };
    }
    top.push(...value.filter(isFilled));
    if (top.length >= topRows && (top.at(-1)?.line ?? 0) > wantedLine)
      return { top, isWhole: false };
  }
}
