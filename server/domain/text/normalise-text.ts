const edges = /^\p{White_Space}+|\p{White_Space}+$/gu;

/** What an import keeps of a text: without blanks at its ends; null when nothing is left. */
export function trimText(raw: string): string | null {
  if (isInk(raw.charCodeAt(0)) && isInk(raw.charCodeAt(raw.length - 1))) return raw;
  const trimmed = raw.replace(edges, '');
  return trimmed === '' ? null : trimmed;
}

/**
 * The form in which free text is compared (docs/rules.md 21): NFKC, trimmed,
 * lower-cased by the simple mapping per code point. Null when nothing is left.
 */
export function normaliseText(raw: string): string | null {
  if (/^[\x20-\x7E]+$/.test(raw)) return trimText(raw)?.toLowerCase() ?? null;
  const folded = trimText(raw.normalize('NFKC'));
  if (folded === null) return null;
  let lowered = '';
  for (const point of folded) lowered += lowerCodePoint(point);
  return lowered;
}

/** Printable ASCII but the blank: nothing to trim, and most of what imports read. */
function isInk(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

function lowerCodePoint(point: string): string {
  const lower = point.toLowerCase();
  const [first] = lower;
  return first !== undefined && first.length === lower.length ? lower : (first ?? point);
}
