import { and, asc, eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import { importBadRow, importRun, work } from '@/db/schema/index';
import { noteColumns } from '@/server/domain/import/own-columns';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { csvPlain, csvText } from '@/server/domain/text/csv-cell';
import type { Context } from '../context';
import { ImportMapping } from './import-input';
import { openTableFile, type TableFile } from './table-file';
import { findUpload, UploadId } from './uploads';

/** An import, or the work of a check. */
export const ExportBadRowsInput = z.strictObject({ importId: z.uuid() });
export type ExportBadRowsInput = z.infer<typeof ExportBadRowsInput>;

const pageSize = 5_000;

/** All that is wrong with one row of the file. */
type SpoiltRow = {
  readonly line: number;
  readonly columns: string[];
  readonly reasons: string[];
  readonly values: string[];
};

/**
 * The rows an import or a check set aside, as CSV in pieces: in the person's own
 * columns while the file is kept, so that they can be mended and imported, else line,
 * column, reason and value alone. Refuses NOT_FOUND before the first piece.
 */
export async function exportBadRows(
  ctx: Context,
  { importId }: ExportBadRowsInput,
  reasonOf: (code: string) => string,
): Promise<AsyncGenerator<string>> {
  const [[run], [job]] = await Promise.all([
    ctx.db.select({ id: importRun.id }).from(importRun).where(eq(importRun.id, importId)),
    ctx.db
      .select({ input: work.input })
      .from(work)
      .where(and(eq(work.id, importId), eq(work.kind, 'import'))),
  ]);
  if (!run && !job) throw new StratumError(problem('NOT_FOUND', ['importId']));
  const spoilt = spoiltRows(ctx, importId, reasonOf);
  const file = job ? await openKept(job.input) : null;
  return file ? writeOwnRows(file, spoilt) : writeReasons(spoilt);
}

async function openKept(input: unknown): Promise<TableFile | null> {
  const asked = z.object({ uploadId: UploadId, mapping: ImportMapping }).safeParse(input);
  if (!asked.success) return null;
  const upload = await findUpload(asked.data.uploadId).catch(() => null);
  return upload && openTableFile(upload.path, asked.data.mapping.reading).catch(() => null);
}

/** Rows of the file that are not spoilt are passed over; both come in the order of lines. */
async function* writeOwnRows(
  file: TableFile,
  spoilt: AsyncGenerator<SpoiltRow>,
): AsyncGenerator<string> {
  try {
    const { line, column, reason } = noteColumns;
    yield `\uFEFF${writeLine([...file.header, line, column, reason].map(csvText))}`;
    let next = await spoilt.next();
    for await (const batch of file.batches()) {
      const lines: string[] = [];
      for (const row of batch) {
        while (!next.done && next.value.line < row.line) next = await spoilt.next();
        if (next.done) break;
        if (next.value.line === row.line) lines.push(writeOwnRow(file, row.cells, next.value));
      }
      if (lines.length > 0) yield lines.join('');
      if (next.done) return;
    }
  } finally {
    file.close();
  }
}

/** Cells beyond the header stand behind the notes, so that none is lost. */
function writeOwnRow(
  { header }: TableFile,
  cells: readonly string[],
  { line, columns, reasons }: SpoiltRow,
): string {
  const own = header.map((_, index) => csvText(cells[index] ?? ''));
  const notes = [
    csvPlain(String(line)),
    ...[columns, reasons].map((each) => csvText(each.join('; '))),
  ];
  return writeLine([...own, ...notes, ...cells.slice(header.length).map(csvText)]);
}

async function* writeReasons(spoilt: AsyncGenerator<SpoiltRow>): AsyncGenerator<string> {
  yield `\uFEFF${writeLine(['line', 'column', 'reason', 'value'])}`;
  for await (const { line, columns, reasons, values } of spoilt)
    yield columns
      .map((column, index) =>
        writeLine([
          csvPlain(String(line)),
          ...[column, reasons[index] ?? '', values[index] ?? ''].map(csvText),
        ]),
      )
      .join('');
}

async function* spoiltRows(
  ctx: Context,
  importId: string,
  reasonOf: (code: string) => string,
): AsyncGenerator<SpoiltRow> {
  let last = { line: 0, column: '' };
  let open: SpoiltRow | null = null;
  for (;;) {
    const after = sql`(${importBadRow.line}, ${importBadRow.column}) > (${last.line}, ${last.column})`;
    const rows = await ctx.db
      .select()
      .from(importBadRow)
      .where(and(eq(importBadRow.importId, importId), after))
      .orderBy(asc(importBadRow.line), asc(importBadRow.column))
      .limit(pageSize);
    for (const row of rows) {
      if (open !== null && open.line !== row.line) yield open;
      if (open === null || open.line !== row.line)
        open = { line: row.line, columns: [], reasons: [], values: [] };
      open.columns.push(row.column);
      open.reasons.push(reasonOf(row.code));
      open.values.push(row.value ?? '');
    }
    const end = rows.at(-1);
    if (!end || rows.length < pageSize) break;
    last = end;
  }
  if (open !== null) yield open;
}

const writeLine = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;
