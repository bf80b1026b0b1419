import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStorable, showText } from './storable-text';

describe('showText', () => {
  it('leaves short text that can be stored as it is', () => {
    expect(showText('naïve 国 😀')).toBe('naïve 国 😀');
  });

  it('replaces NUL and halves of pairs, and never cuts a pair', () => {
    expect(showText('a\0b\ud83dc')).toBe('a\uFFFDb\uFFFDc');
    expect(showText('😀😀😀', 2)).toBe('😀😀…');
  });

  it('is always storable and short', () => {
    const unit = fc.constantFrom('a', '\0', '\ud83d', '\ude00', '😀');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), fc.nat(10), (text, longest) => {
        const shown = showText(text, longest);
        expect(isStorable(shown)).toBe(true);
        expect(Array.from(shown).length).toBeLessThanOrEqual(longest + 1);
      }),
      { seed: 20_111_209, numRuns: 500 },
    );
  });
});
