import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { readCsvRows } from './csv-rows';
import type { TableRow } from './table-file';

async function readAll(text: string | Buffer, sizes: readonly number[] = []): Promise<TableRow[]> {
  const bytes = Buffer.from(text);
  const pieces: Buffer[] = [];
  let at = 0;
  for (const size of sizes) {
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  pieces.push(bytes.subarray(at));
  const rows: TableRow[] = [];
  for await (const batch of readCsvRows(Readable.from(pieces), ',')) rows.push(...batch);
  return rows;
}

const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => {
      if (!(error instanceof StratumError)) throw error;
      const [{ variant, params }] = error.problems;
      return `${variant} ${params?.line}`;
    },
  );

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('rows of a CSV file', () => {
  it('come back as they were written, with their lines, in pieces of any size', async () => {
    const unit = fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '国', '😀', '\r\n');
    const cell = fc.string({ unit, maxLength: 6 });
    const row = fc.array(cell, { minLength: 2, maxLength: 4 });
    const ends = fc.constantFrom('\n', '\r\n', '\r');
    const blanks = fc.nat(2);
    const entry = fc.record({ row, end: ends, blanks, always: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(9), { maxLength: 30 }),
        async (entries, sizes) => {
          const expected: TableRow[] = [];
          let text = '';
          let line = 1;
          for (const { row: cells, end, blanks: blankLines, always } of entries) {
            expected.push({ line, cells });
            text += cells
              .map((each) => (always || /[",\r\n]/.test(each) ? quote(each) : each))
              .join(',');
            text += end.repeat(1 + blankLines);
            line += 1 + blankLines + (cells.join('\0').match(/\r\n|\r|\n/g)?.length ?? 0);
          }
          expect(await readAll(text, sizes)).toEqual(expected);
        },
      ),
      { seed: 20_111_209, numRuns: 500 },
    );
  });

  it('may be of different widths, blank lines and the last newline missing', async () => {
    expect(await readAll('\n\na,b\r\n1\n\n"",2,3')).toEqual([
      { line: 3, cells: ['a', 'b'] },
      { line: 4, cells: ['1'] },
      { line: 6, cells: ['', '2', '3'] },
    ]);
  });

  it('keep a quote inside a cell, and text after a closing quote, as they stand', async () => {
    expect(await readAll('a,b\n5" pipe,1\n"x"y,2\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['5" pipe', '1'] },
      { line: 3, cells: ['"x"y', '2'] },
    ]);
  });

  it.each([
    ['a quote that is never closed', 'a,b\n"x\r\ny",1\n\n2,"c\nd', 'quote 5'],
    ['a row that is too long', `a\n${'x'.repeat(1_048_600)}\n`, 'recordTooLong 2'],
  ])('are refused with the line of %s', async (_name, text, refusal) => {
    expect(await refusalOf(readAll(text))).toBe(refusal);
    expect(
      await refusalOf(
        readAll(
          text,
          Array.from({ length: 40 }, () => 1),
        ),
      ),
    ).toBe(refusal);
  });

  it.each([
    ['text', 'x'],
    ['an open quote', '"\n'],
    ['empty cells', ','],
  ])('that never end in %s are refused after little more than 1 MB', async (_name, filling) => {
    const piece = Buffer.alloc(65_536, filling.at(-1));
    let given = 0;
    const endless = Readable.from(
      (function* () {
        yield Buffer.from(`a,b\n${filling}`);
        for (;;) {
          given += piece.length;
          yield piece;
        }
      })(),
      { highWaterMark: 1 },
    );
    const read = async () => {
      for await (const batch of readCsvRows(endless, ',')) expect(batch.length).toBeLessThan(2);
    };
    expect(await refusalOf(read())).toBe('recordTooLong 2');
    expect(given).toBeLessThan(2_000_000);
  });
});
