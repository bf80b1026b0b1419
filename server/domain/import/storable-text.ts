const longestShown = 200;

/** Whether the database can keep a text: no NUL and no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

/**
 * A text from outside as it can be kept and shown: at most `longest` characters,
 * with U+FFFD for NUL and for halves of surrogate pairs.
 */
export function showText(raw: string, longest = longestShown): string {
  const points = Array.from(raw.slice(0, longest * 2), (point) =>
    isStorable(point) ? point : '\uFFFD',
  );
  const shown = points.slice(0, longest).join('');
  return points.length > longest || raw.length > longest * 2 ? `${shown}…` : shown;
}
