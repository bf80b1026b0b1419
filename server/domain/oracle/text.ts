const LEADING = /^\p{White_Space}+/u;
const TRAILING = /\p{White_Space}+$/u;

const SOLID = /^[!-~](?:.*[!-~])?$/s;

/** Removes unicode blanks at both ends: the stored form of a text. */
export function trimBlanks(text: string): string {
  if (SOLID.test(text)) return text;
  return text.replace(LEADING, '').replace(TRAILING, '');
}

export function isBlank(text: string): boolean {
  return trimBlanks(text) === '';
}

/** The compared form of a text: NFKC, trimmed, then the simple lower case of each code point. */
export function fold(text: string): string {
  let folded = '';
  for (const char of trimBlanks(text.normalize('NFKC'))) {
    // The only code point whose full lower case is longer than its simple one.
    folded += char === '\u0130' ? 'i' : char.toLowerCase();
  }
  return folded;
}

/** Orders texts by code point, not by UTF-16 unit. */
export function compareCodePoints(a: string, b: string): number {
  const left = Array.from(a);
  const right = Array.from(b);
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
