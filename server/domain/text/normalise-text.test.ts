import { describe, expect, it } from 'vitest';
import { normaliseText, trimText } from './normalise-text';

describe('normaliseText', () => {
  it('makes full-width letters, digits and brackets equal to half-width ones', () => {
    expect(normaliseText('ＡＢＣ（１２）')).toBe('abc(12)');
  });

  it('lower-cases by code point without locale magic', () => {
    expect(normaliseText('İSTANBUL')).toBe('istanbul');
    expect(normaliseText('STRASSE ß')).toBe('strasse ß');
    expect(normaliseText('ΟΔΟΣ')).toBe('οδοσ');
  });

  it('drops unicode blanks at the ends and finds blank text missing', () => {
    expect(normaliseText('\u3000 甲 公司\u00a0')).toBe('甲 公司');
    expect(normaliseText('\u3000\u2003 ')).toBeNull();
    expect(trimText(' \t\n')).toBeNull();
  });
});
