import type { FileNote } from '@/server/domain/import/file-note';
import type { MergedRange } from '@/server/domain/import/header-rows';
import type { Encoding } from '@/server/domain/import/reading';
import type { TableRow, TableSheet } from './table-file';

/** A file of some format as rows of texts, before it is known which of them is the header. */
export type RowSource = {
  readonly format: 'csv' | 'xlsx';
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  readonly sheets: readonly TableSheet[];
  /** Merged cells of a sheet. */
  readonly merges: readonly MergedRange[];
  /** Whether a row leaves out its blank cells at the end, so that its width says nothing. */
  readonly isPadded: boolean;
  bytesRead(): number;
  /** All rows with something in them, once. */
  batches(): AsyncIterable<readonly TableRow[]>;
  /**
   * What is worth telling, given the names of the columns, how many blank ones were left out
   * before them, and the last row of the header; complete once the batches are.
   */
  notes(header: readonly string[], left: number, headerTo: number): readonly FileNote[];
  close(): void;
};
