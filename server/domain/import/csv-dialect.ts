const candidates = [',', ';', '\t', '|', '，', '；', '^'] as const;
const mostRecords = 100;

/**
 * The delimiter of a text file by its beginning: the one that divides most records into
 * the same number of cells, of several the one with more cells; a comma where none does.
 * `isWhole` says that the text does not break off.
 */
export function recogniseDelimiter(start: string, isWhole = false): string {
  let best = { delimiter: ',', share: 0, cells: 1 };
  for (const delimiter of candidates) {
    const counts = countCells(start, delimiter, isWhole);
    const { share, cells } = commonest(counts);
    const isBetter = share > best.share + 0.1 || (share > best.share - 0.1 && cells > best.cells);
    if (cells > 1 && share >= 0.4 && isBetter) best = { delimiter, share, cells };
  }
  return best.delimiter;
}

/** The most frequent number of cells above one, and the share of records that have it. */
function commonest(counts: readonly number[]): { share: number; cells: number } {
  const seen = new Map<number, number>();
  for (const cells of counts) if (cells > 1) seen.set(cells, (seen.get(cells) ?? 0) + 1);
  let best = { share: 0, cells: 1 };
  for (const [cells, records] of seen) {
    const share = records / counts.length;
    if (share > best.share) best = { share, cells };
  }
  return best;
}

function countCells(start: string, delimiter: string, isWhole: boolean): readonly number[] {
  const counts: number[] = [];
  let cells = 1;
  let atStart = true;
  let quoted = false;
  let isBlank = true;
  for (let at = 0; at < start.length && counts.length < mostRecords; at += 1) {
    const character = start[at];
    if (quoted) {
      if (character !== '"') continue;
      if (start[at + 1] === '"') at += 1;
      else quoted = false;
    } else if (character === '"' && atStart) {
      quoted = true;
      isBlank = false;
      atStart = false;
    } else if (character === '\n' || character === '\r') {
      if (!isBlank) counts.push(cells);
      cells = 1;
      isBlank = true;
      atStart = true;
    } else {
      if (character === delimiter) cells += 1;
      atStart = character === delimiter;
      isBlank = false;
    }
  }
  if (!isBlank && (isWhole || counts.length === 0)) counts.push(cells);
  return counts;
}

/** The delimiter that the first line of a file from a spreadsheet may state, and how long that line is. */
export function statedDelimiter(start: string): { delimiter: string; length: number } | null {
  const match = /^sep=(.)(?:\r\n|\n|\r)/iu.exec(start);
  return match ? { delimiter: match[1] ?? ',', length: match[0].length } : null;
}
