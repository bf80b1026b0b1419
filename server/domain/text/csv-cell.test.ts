import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvText, withoutGuard } from './csv-cell';

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

it('puts on what can be taken off again, whatever the text', () => {
  const signs = fc.constantFrom("'", '=', '+', '-', '＠', '\t', 'a', '1', '张');
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: signs }));
  const cell = (text: string) => csvText(text).replace(/^"(.*)"$/s, '$1');
  fc.assert(
    fc.property(
      texts.filter((text) => !text.includes('"')),
      (text) => withoutGuard(cell(text)) === text,
    ),
    { numRuns: 2_000, seed: 20 },
  );
});
