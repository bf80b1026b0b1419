import { expect, it } from 'vitest';
import { csvText } from './csv-cell';

it('keeps a formula from starting', () => {
  for (const start of ['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠'])
    expect(csvText(`${start}1+1`)).toBe(`'${start}1+1`);
  expect(csvText('\r=1')).toBe(`"'\r=1"`);
});

it('quotes what would end a cell and leaves the rest alone', () => {
  expect(csvText('a,b')).toBe('"a,b"');
  expect(csvText('say "hi"')).toBe('"say ""hi"""');
  expect(csvText('张伟')).toBe('张伟');
  expect(csvText(null)).toBe('');
});
