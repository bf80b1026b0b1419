import {
  type ColumnProfile,
  ColumnProfiler,
  distinctLimitOf,
} from '@/server/domain/import/column-profile';
import { type CsvFile, openCsvFile } from './csv-file';

export type FileProfile = {
  readonly delimiter: CsvFile['delimiter'];
  readonly compressed: boolean;
  readonly size: number;
  readonly header: readonly string[];
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
  readonly firstRows: readonly (readonly string[])[];
};

const firstRowsKept = 8;

/** Reads a whole file once and tells what its columns hold; memory stays flat. Refuses BAD_FILE. */
export async function profileFile(path: string): Promise<FileProfile> {
  const file = await openCsvFile(path);
  try {
    const limit = distinctLimitOf(file.header.length);
    const profilers = file.header.map((name) => new ColumnProfiler(name, limit));
    const firstRows: (readonly string[])[] = [];
    let rows = 0;
    for await (const batch of file.batches()) {
      for (const { cells } of batch) {
        if (cells.every((cell) => cell === '')) continue;
        rows += 1;
        if (firstRows.length < firstRowsKept) firstRows.push(cells);
        if (cells.length !== file.header.length) continue;
        for (const [index, profiler] of profilers.entries()) profiler.add(cells[index] ?? '');
      }
    }
    const { delimiter, compressed, size, header } = file;
    const columns = profilers.map((profiler) => profiler.finish());
    return { delimiter, compressed, size, header, rows, columns, firstRows };
  } finally {
    file.close();
  }
}
