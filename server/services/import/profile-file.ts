import {
  type ColumnProfile,
  ColumnProfiler,
  distinctLimitOf,
} from '@/server/domain/import/column-profile';
import type { FileNote } from '@/server/domain/import/file-note';
import type { Reading } from '@/server/domain/import/reading';
import { openTableFile, type TableFile } from './table-file';

export type FileProfile = Pick<
  TableFile,
  'format' | 'compressed' | 'size' | 'reading' | 'sheets' | 'header'
> & {
  readonly notes: readonly FileNote[];
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
  readonly firstRows: readonly (readonly string[])[];
};

const firstRowsKept = 8;

/** Reads a whole file once and tells what its columns hold; memory stays flat. Refuses BAD_FILE. */
export async function profileFile(path: string, reading?: Reading): Promise<FileProfile> {
  const file = await openTableFile(path, reading);
  try {
    const limit = distinctLimitOf(file.header.length);
    const profilers = file.header.map((name) => new ColumnProfiler(name, limit));
    const firstRows: (readonly string[])[] = [];
    let rows = 0;
    for await (const batch of file.batches()) {
      for (const { line, cells } of batch) {
        if (cells.every((cell) => cell === '')) continue;
        rows += 1;
        if (firstRows.length < firstRowsKept) firstRows.push(cells);
        if (cells.length !== file.header.length) continue;
        for (const [index, profiler] of profilers.entries()) profiler.add(cells[index] ?? '', line);
      }
    }
    const { format, compressed, size, header, sheets } = file;
    const columns = profilers.map((profiler) => profiler.finish());
    const found = { format, compressed, size, reading: file.reading, sheets, header };
    const notes = [
      ...file.notes(),
      ...profilers.flatMap((each, at) => noteColumn(each, header[at] ?? '')),
    ];
    return { ...found, notes, rows, columns, firstRows };
  } finally {
    file.close();
  }
}

/** What only shows in the values of a column. */
function noteColumn({ notes }: ColumnProfiler, column: string): readonly FileNote[] {
  return (['errorCells', 'lostDigits'] as const).flatMap((kind) => {
    const { count, line, example } = notes[kind];
    return count === 0 ? [] : [{ kind, column, count, line, example }];
  });
}
