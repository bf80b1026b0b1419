import { showText } from '@/server/domain/import/storable-text';
import { badFile } from './bad-file';
import type { XlsxPackage } from './xlsx-package';
import { readSheetRows, SheetFindings } from './xlsx-sheet';
import type { XlsxSheet, XlsxWorkbook } from './xlsx-workbook';

const mostLookedAt = 20;
const rowsOfTable = 2;

/**
 * The sheet with a name; without one the first visible sheet that holds a table of two
 * columns and two rows, else the first that is not empty. Refuses BAD_FILE.
 */
export async function chooseSheet(
  pack: XlsxPackage,
  workbook: XlsxWorkbook,
  stated: string | undefined,
): Promise<XlsxSheet> {
  const { sheets } = workbook;
  if (stated !== undefined) {
    const found = sheets.find(({ name }) => name === stated);
    const names = showText(sheets.map(({ name }) => name).join(', '), 300);
    if (!found) throw badFile('noSheet', { sheet: stated, sheets: names });
    return found;
  }
  const visible = sheets.filter(({ hidden }) => !hidden);
  let filled: XlsxSheet | null = null;
  for (const sheet of visible.slice(0, mostLookedAt)) {
    const size = await look(pack, workbook, sheet);
    if (size.rows >= rowsOfTable && size.columns >= 2) return sheet;
    if (size.rows > 0) filled ??= sheet;
  }
  if (!filled) throw badFile('empty');
  return filled;
}

/** The first rows of a sheet: how many there are, and how many of their cells are filled at most. */
async function look(
  pack: XlsxPackage,
  { meanings, digits, from1904 }: XlsxWorkbook,
  { part }: XlsxSheet,
): Promise<{ readonly rows: number; readonly columns: number }> {
  const context = { stringAt: () => 'x', meanings, digits, from1904 };
  let rows = 0;
  let columns = 0;
  for await (const batch of readSheetRows(pack, part, context, new SheetFindings())) {
    rows += batch.length;
    for (const { cells } of batch)
      columns = Math.max(columns, cells.filter((cell) => cell !== '').length);
    if (rows >= rowsOfTable && columns >= 2) break;
  }
  return { rows, columns };
}
