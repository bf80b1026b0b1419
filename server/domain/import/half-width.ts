const wide =
  /[\uFF01-\uFF5E\uFFE5\u3000\u00A0\u1680\u2000-\u200A\u202F\u205F\u2010-\u2015\u2212\u200B-\u200D\u2060\uFEFF]/g;

/** A text with full-width letters, digits and signs, odd blanks and dashes in their plain ASCII form, without what has no width. */
export function toHalfWidth(text: string): string {
  return text.replace(wide, (character) => {
    const code = character.charCodeAt(0);
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
    if (code === 0xffe5) return '¥';
    if (code === 0x2060 || code === 0xfeff || (code >= 0x200b && code <= 0x200d)) return '';
    return (code >= 0x2010 && code <= 0x2015) || code === 0x2212 ? '-' : ' ';
  });
}
