import { and, asc, eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import { importBadRow, importRun } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { csvPlain, csvText } from '@/server/domain/text/csv-cell';
import type { Context } from '../context';

export const ExportBadRowsInput = z.strictObject({ importId: z.uuid() });
export type ExportBadRowsInput = z.infer<typeof ExportBadRowsInput>;

const pageSize = 5_000;

/** The rows an import set aside as CSV for a spreadsheet, in pieces; refuses NOT_FOUND before the first. */
export async function exportBadRows(
  ctx: Context,
  { importId }: ExportBadRowsInput,
  reasonOf: (code: string) => string,
): Promise<AsyncGenerator<string>> {
  const [run] = await ctx.db
    .select({ id: importRun.id })
    .from(importRun)
    .where(eq(importRun.id, importId));
  if (!run) throw new StratumError(problem('NOT_FOUND', ['importId']));
  return writePages(ctx, importId, reasonOf);
}

async function* writePages(
  ctx: Context,
  importId: string,
  reasonOf: (code: string) => string,
): AsyncGenerator<string> {
  yield `\uFEFF${line(['line', 'column', 'code', 'reason', 'value'])}`;
  let last = { line: 0, column: '' };
  for (;;) {
    const rows = await ctx.db
      .select()
      .from(importBadRow)
      .where(
        and(
          eq(importBadRow.importId, importId),
          sql`(${importBadRow.line}, ${importBadRow.column}) > (${last.line}, ${last.column})`,
        ),
      )
      .orderBy(asc(importBadRow.line), asc(importBadRow.column))
      .limit(pageSize);
    if (rows.length === 0) return;
    yield rows
      .map((row) =>
        line([
          csvPlain(String(row.line)),
          ...[row.column, row.code, reasonOf(row.code), row.value].map(csvText),
        ]),
      )
      .join('');
    last = rows.at(-1) ?? last;
  }
}

const line = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;
