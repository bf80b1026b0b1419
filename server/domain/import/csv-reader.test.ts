import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvFault, CsvReader } from './csv-reader';

function readAll(text: string, pieces: readonly number[] = [], delimiter = ',') {
  const reader = new CsvReader(delimiter, 10_000);
  const rows = [];
  let at = 0;
  for (const size of pieces) {
    rows.push(...reader.read(text.slice(at, at + size)));
    at += size;
  }
  rows.push(...reader.read(text.slice(at), true));
  return rows;
}

describe('CsvReader', () => {
  it('reads what another reader reads, in pieces of any size', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\n', ' ', '国', '\r\n'),
      maxLength: 6,
    });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        rows,
        fc.array(fc.nat(9), { maxLength: 30 }),
        fc.boolean(),
        (table, pieces, always) => {
          const quote = (value: string) =>
            always || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
          const text = table.map((row) => row.map(quote).join(',')).join('\n');
          const expected = parse(text, { relax_column_count: true, record_delimiter: '\n' });
          expect(readAll(text, pieces).map(({ cells }) => cells)).toEqual(expected);
        },
      ),
      { seed: 20_111_209, numRuns: 1_000 },
    );
  });

  it('tells the line a row starts on, past quoted newlines and blank lines', () => {
    const text = 'h,i\r\n"a\r\nb",1\r\n\r\nc,2\n"d\ne\n",3\rf,4';
    for (const pieces of [[], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [6, 3, 7]])
      expect(readAll(text, pieces).map(({ line }) => line)).toEqual([1, 2, 5, 6, 9]);
  });

  it('keeps stray quotes inside a cell as they are', () => {
    expect(readAll('5" pipe,"x"y,z""\n')[0]?.cells).toEqual(['5" pipe', 'xy', 'z""']);
  });

  it('names the line of a quote that is never closed and of an endless row', () => {
    expect(() => readAll('a\nb,"c\nd')).toThrow(new CsvFault('quote', 2));
    expect(() => readAll(`a\n${'x'.repeat(10_001)}`)).toThrow(new CsvFault('recordTooLong', 2));
  });
});
