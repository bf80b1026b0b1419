import type { StoryTable } from './demo-story';

/** The table as a CSV file, in pieces of some thousand lines. */
export function* writeStoryCsv({ header, rows }: StoryTable): Generator<string> {
  yield `${header.map(cell).join(',')}\n`;
  for (let at = 0; at < rows.length; at += 4_000)
    yield rows
      .slice(at, at + 4_000)
      .map((row) => `${row.map(cell).join(',')}\n`)
      .join('');
}

const cell = (value: string): string =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
