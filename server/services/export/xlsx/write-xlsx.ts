import { type ExportColumn, headOf, type OpenedList, type Row, type Voice } from '../exported-list';
import { cellWriter, columnName, styles, textCell } from './sheet-cell';
import { sheetEnd, sheetName, sheetStart, workbookParts } from './workbook-parts';
import { ZipStream } from './zip-stream';

/** Rows of a sheet below its head. */
export const rowsOfSheet = 1_048_575;
const mostColumns = 16_384;

/**
 * A list as a workbook, in pieces as it is read: text as text cells so that nothing can run,
 * numbers, days and instants as what they are, a bold head that stays in sight. More rows
 * than a sheet holds go on in a next one.
 */
export async function* writeXlsx(
  { title, columns, pages }: OpenedList,
  voice: Voice,
  sheetRows = rowsOfSheet,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (columns.length > mostColumns) throw new Error(`${columns.length} columns in a spreadsheet`);
  const sheet = new SheetText(columns, voice);
  const zip = new ZipStream();
  const names: string[] = [];
  let free = 0;
  const begin = () => {
    names.push(sheetName(title, names.length + 1));
    zip.open(`xl/worksheets/sheet${names.length}.xml`);
    free = sheetRows;
    return zip.write(sheet.start());
  };
  try {
    await begin();
    for await (const page of pages) {
      for (let from = 0; from < page.length; ) {
        if (free === 0) {
          await zip.write(sheetEnd);
          await zip.close();
          await begin();
        }
        const part = page.slice(from, from + free);
        await zip.write(sheet.rows(part, sheetRows - free + 2));
        from += part.length;
        free -= part.length;
      }
      yield* zip.take();
    }
    await zip.write(sheetEnd);
    await zip.close();
    for (const [name, text] of workbookParts(names)) await zip.add(name, text);
    zip.end();
    yield* zip.take();
  } finally {
    zip.discard();
    await pages.return();
  }
}

/** The XML of one list's sheets: names of columns and writers of cells are made once. */
class SheetText {
  readonly #head: readonly string[];
  readonly #names: readonly string[];
  readonly #writers: readonly ((place: string, value: string) => string)[];
  readonly #widths: readonly number[];

  constructor(columns: readonly ExportColumn[], voice: Voice) {
    this.#head = headOf(columns, voice);
    this.#names = columns.map((_, index) => columnName(index));
    this.#writers = columns.map((column) => cellWriter(column, voice));
    this.#widths = columns.map((column, index) => widthOf(column, this.#head[index] ?? ''));
  }

  start(): string {
    const head = this.#head.map((text, index) =>
      textCell(`${this.#names[index]}1`, text, styles.head),
    );
    return `${sheetStart(this.#widths)}<row r="1">${head.join('')}</row>`;
  }

  rows(rows: readonly Row[], first: number): string {
    let text = '';
    for (const [offset, row] of rows.entries()) {
      const number = first + offset;
      text += `<row r="${number}">`;
      for (let index = 0; index < this.#writers.length; index += 1) {
        const value = row[index] ?? null;
        if (value !== null && value !== '')
          text += this.#writers[index]?.(`${this.#names[index]}${number}`, value);
      }
      text += '</row>';
    }
    return text;
  }
}

const widths = {
  ...{ text: 24, choice: 18, textList: 28, number: 14, money: 16 },
  ...{ boolean: 10, date: 12, instant: 20 },
} as const;

/** A guess from type and head: full-width signs count double. */
function widthOf({ type }: ExportColumn, head: string): number {
  const long = Array.from(head).reduce((sum, sign) => sum + (sign > '\u2E80' ? 2 : 1), 0) + 2;
  return Math.min(60, Math.max(widths[type], long));
}
