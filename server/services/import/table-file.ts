import type { FileNote } from '@/server/domain/import/file-note';
import type { Reading, ResolvedReading } from '@/server/domain/import/reading';
import { openCsvFile } from './csv-file';

/** A row of a table and the line of the file or row of the sheet it starts on, from 1. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

export type TableSheet = {
  readonly name: string;
  readonly hidden: boolean;
  /** Null when unknown before it is read. */
  readonly rows: number | null;
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
  /** The rows after the header in batches, once. */
  batches(): AsyncIterable<readonly TableRow[]>;
  /** What is worth telling; complete once the batches are. */
  notes(): readonly FileNote[];
  close(): void;
};

/** Opens a file as a table, read as stated or as recognised. Refuses BAD_FILE. */
export async function openTableFile(path: string, _reading: Reading = {}): Promise<TableFile> {
  const file = await openCsvFile(path);
  return {
    ...file,
    format: 'csv',
    reading: {
      encoding: 'utf-8',
      delimiter: file.delimiter,
      sheet: null,
      headerFrom: 1,
      headerTo: 1,
      fillDown: [],
      keepTotals: false,
    },
    sheets: [],
    notes: () => [],
  };
}
