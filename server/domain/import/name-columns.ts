import { trimText } from '../text/normalise-text';
import type { MergedRange, TopRow } from './header-rows';

export type NamedColumns = {
  readonly header: readonly string[];
  /** Names given to columns that had none. */
  readonly blank: readonly string[];
  /** Names made unique by a number. */
  readonly repeated: readonly string[];
};

const separator = ' / ';

/**
 * One name per column from `left` to before `right`, from the rows of a header. Names of several rows are joined
 * (`2024年 / 金额`), a merged cell names all its columns; columns without a name are
 * called column_N and a repeated name is numbered.
 */
export function nameColumns(
  rows: readonly TopRow[],
  merges: readonly MergedRange[],
  left: number,
  right: number,
): NamedColumns {
  const spread = rows.map((row, at) => spreadRow(row, rows[at + 1], merges, right));
  const names = Array.from({ length: right - left }, (_, at) => joinParts(spread, left + at));
  const blank: string[] = [];
  const repeated: string[] = [];
  const taken = new Set(names.filter((name) => name !== null));
  const seen = new Set<string>();
  const header = names.map((name, index) => {
    const wanted = name ?? `column_${index + 1}`;
    const unique =
      name !== null && !seen.has(name) ? name : numbered(wanted, name === null, taken, seen);
    seen.add(unique);
    if (name === null) blank.push(unique);
    else if (unique !== name) repeated.push(unique);
    return unique;
  });
  return { header, blank, repeated };
}

function numbered(
  wanted: string,
  mayStand: boolean,
  taken: ReadonlySet<string>,
  seen: ReadonlySet<string>,
): string {
  const isFree = (name: string) => !taken.has(name) && !seen.has(name);
  if (mayStand && isFree(wanted)) return wanted;
  let number = 2;
  while (!isFree(`${wanted} (${number})`)) number += 1;
  return `${wanted} (${number})`;
}

function joinParts(rows: readonly (readonly string[])[], column: number): string | null {
  const parts: string[] = [];
  for (const row of rows) {
    const part = trimText((row[column] ?? '').replace(/\s*[\r\n]+\s*/g, ' '));
    if (part !== null && part !== parts.at(-1)) parts.push(part);
  }
  return parts.length === 0 ? null : parts.join(separator);
}

/** A row's texts with merged cells filled in; without merged cells a text also names the open columns to its right that have a part below. */
function spreadRow(
  row: TopRow,
  below: TopRow | undefined,
  merges: readonly MergedRange[],
  width: number,
): readonly string[] {
  const cells = Array.from({ length: width }, (_, at) => row.cells[at] ?? '');
  const own = merges.filter(
    ({ top, bottom, left, right }) => top === row.line && (right > left || bottom > top),
  );
  for (const { left, right } of own)
    for (let at = left + 1; at <= Math.min(right, width - 1); at += 1)
      cells[at] = cells[left] ?? '';
  if (merges.length > 0 || !below) return cells;
  for (let at = 1; at < width; at += 1)
    if (trimText(cells[at] ?? '') === null && trimText(below.cells[at] ?? '') !== null)
      cells[at] = cells[at - 1] ?? '';
  return cells;
}
