const edges = /^[\p{White_Space}\u200B\u2060\uFEFF]+|[\p{White_Space}\u200B\u2060\uFEFF]+$/gu;

/** What an import keeps of a text: without blanks at its ends; null when nothing is left. */
export function trimText(raw: string): string | null {
  const trimmed = raw.replace(edges, '');
  return trimmed === '' ? null : trimmed;
}

/**
 * The form in which free text is compared (docs/rules.md 21): NFKC, trimmed,
 * lower-cased by the simple mapping per code point. Null when nothing is left.
 */
export function normaliseText(raw: string): string | null {
  const folded = trimText(raw.normalize('NFKC'));
  if (folded === null) return null;
  let lowered = '';
  for (const point of folded) lowered += lowerCodePoint(point);
  return lowered;
}

function lowerCodePoint(point: string): string {
  const lower = point.toLowerCase();
  const [first] = lower;
  return first !== undefined && first.length === lower.length ? lower : (first ?? point);
}
