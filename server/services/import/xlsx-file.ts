import { nameOfColumn } from '@/server/domain/import/cell-text';
import type { Sighting } from '@/server/domain/import/column-finding';
import type { FileNote } from '@/server/domain/import/file-note';
import type { MergedRange } from '@/server/domain/import/header-rows';
import type { Reading } from '@/server/domain/import/reading';
import type { FileBytes } from './file-bytes';
import type { RowSource } from './row-source';
import type { StringTable } from './string-table';
import { badFile } from './bad-file';
import { chooseSheet } from './choose-sheet';
import { readMerges } from './xlsx-merges';
import { openXlsxPackage, type XlsxPackage } from './xlsx-package';
import { readSheetRows, SheetFindings } from './xlsx-sheet';
import { readXlsxStrings } from './xlsx-strings';
import { readXlsxWorkbook } from './xlsx-workbook';

/**
 * Opens a sheet of a workbook, the one stated or the first that holds a table. Streams it, so
 * that memory does not grow with its rows. Refuses BAD_FILE.
 */
export async function openXlsxFile(file: FileBytes, reading: Reading): Promise<RowSource> {
  const pack = await openXlsxPackage(file.path);
  let strings: StringTable | null = null;
  try {
    const workbook = await readXlsxWorkbook(pack);
    const sheet = await chooseSheet(pack, workbook, reading.sheet);
    strings = workbook.strings === null ? null : await readXlsxStrings(pack, workbook.strings);
    const merges = await readMerges(pack, sheet.part);
    return openSheet(file, reading, { pack, workbook, sheet, strings, merges });
  } catch (error) {
    strings?.close();
    pack.close();
    throw error;
  }
}

type Opened = {
  readonly pack: XlsxPackage;
  readonly workbook: Awaited<ReturnType<typeof readXlsxWorkbook>>;
  readonly sheet: { readonly name: string; readonly part: string };
  readonly strings: StringTable | null;
  readonly merges: readonly MergedRange[];
};

function openSheet(
  { size }: FileBytes,
  reading: Reading,
  { pack, workbook, sheet, strings, merges }: Opened,
): RowSource {
  const findings = new SheetFindings();
  const { unpacked } = pack.sizeOf(sheet.part);
  let share = 0;
  const context = {
    stringAt: (index: number, line: number) => {
      if (strings?.isTooLong(index)) throw badFile('recordTooLong', { line });
      return strings?.get(index) ?? null;
    },
    meanings: workbook.meanings,
    digits: workbook.digits,
    from1904: workbook.from1904,
  };
  return {
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    sheet: sheet.name,
    sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
    merges,
    isPadded: true,
    bytesRead: () => Math.floor(size * share),
    batches: () =>
      readSheetRows(pack, sheet.part, context, findings, (bytes) => {
        share = Math.min(1, bytes / Math.max(1, unpacked));
      }),
    notes: (header, left, headerTo) => [
      ...notesOf(findings, header, left),
      ...noteMerges(merges, header, left, headerTo, reading.fillDown ?? []),
      ...noteHiddenSheets(workbook.sheets),
    ],
    close: () => {
      strings?.close();
      pack.close();
    },
  };
}

function notesOf(
  findings: SheetFindings,
  header: readonly string[],
  left: number,
): readonly FileNote[] {
  const notes: FileNote[] = [];
  const inColumns = (
    found: ReadonlyMap<number, Sighting>,
    tell: (column: string, sighting: Sighting) => FileNote,
  ) => {
    for (const [column, sighting] of [...found].sort(([a], [b]) => a - b))
      notes.push(tell(header[column - left] ?? nameOfColumn(column), sighting));
  };
  if (findings.hiddenRows > 0)
    notes.push({ kind: 'hiddenRows', count: findings.hiddenRows, lines: findings.hiddenLines });
  const hidden = header.filter((_, at) =>
    findings.hiddenColumns.some(([from, to]) => at + left >= from && at + left <= to),
  );
  if (hidden.length > 0) notes.push({ kind: 'hiddenColumns', columns: hidden });
  inColumns(findings.errors, (column, { count, line, example }) => ({
    ...{ kind: 'errorCells', column, count, line, example },
  }));
  inColumns(findings.lostDigits, (column, { count, line, example }) => ({
    ...{ kind: 'lostDigits', column, count, line, example },
  }));
  inColumns(findings.uncalculated, (column, { count, line }) => ({
    ...{ kind: 'uncalculated', column, count, line },
  }));
  return notes;
}

/** Merged cells among the data that a column could be filled down from, by column. */
function noteMerges(
  merges: readonly MergedRange[],
  header: readonly string[],
  left: number,
  headerTo: number,
  fillDown: readonly string[],
): readonly FileNote[] {
  return header.flatMap((column, at) => {
    const own = merges.filter(
      (merge) => merge.left === at + left && merge.top > headerTo && merge.bottom > merge.top,
    );
    if (own.length === 0) return [];
    const line = Math.min(...own.map(({ top }) => top));
    const filled = fillDown.includes(column);
    return [{ kind: 'mergedCells' as const, column, count: own.length, line, filled }];
  });
}

function noteHiddenSheets(sheets: Opened['workbook']['sheets']): readonly FileNote[] {
  const hidden = sheets.filter((sheet) => sheet.hidden).map(({ name }) => name);
  return hidden.length === 0 ? [] : [{ kind: 'hiddenSheets', sheets: hidden }];
}
