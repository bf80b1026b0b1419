import { csvPlain, csvText } from '@/server/domain/text/csv-cell';
import { headOf, isTextual, type OpenedList, spoken, type Voice } from './exported-list';

const byteOrderMark = '\uFEFF';

/**
 * A list as CSV for spreadsheets, in pieces of text: UTF-8 with a byte order mark, CRLF,
 * no text that starts a formula; numbers, days and instants stand as they are.
 */
export async function* writeCsv(
  { columns, pages }: OpenedList,
  voice: Voice,
): AsyncGenerator<string, void, undefined> {
  const cells = columns.map((column) =>
    isTextual(column) ? (value: string | null) => csvText(spoken(column, value, voice)) : csvPlain,
  );
  yield byteOrderMark + line(headOf(columns, voice).map(csvText));
  for await (const page of pages) {
    let text = '';
    for (const row of page) text += line(cells.map((cell, index) => cell(row[index] ?? null)));
    if (text !== '') yield text;
  }
}

const line = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;
