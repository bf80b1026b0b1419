import { trimText } from '../text/normalise-text';
import { BadValue, type ReadValue } from './bad-value';
import { isStorable } from './storable-text';

const longestText = 100_000;
const longestName = 500;
const hasNul = new BadValue('BAD_TEXT');
const tooLong = new BadValue('TEXT_TOO_LONG');
const notBoolean = new BadValue('BAD_BOOLEAN');
const badList = new BadValue('BAD_LIST');
const yes = new Set(['true', 'yes', 'y', 't', '1', '是', '真']);
const no = new Set(['false', 'no', 'n', 'f', '0', '否', '假']);

/** Reads text as it is kept: trimmed, blank is null, NUL and more than 100,000 characters refused. */
export function readText(raw: string): ReadValue {
  return limited(raw, longestText);
}

/** Reads a key or a choice: as text, at most 500 characters, because it is indexed. */
export function readName(raw: string): ReadValue {
  return limited(raw, longestName);
}

function limited(raw: string, longest: number): ReadValue {
  const text = trimText(raw);
  if (text === null) return null;
  if (text.includes('\0')) return hasNul;
  return text.length > longest ? tooLong : text;
}

export function readBoolean(raw: string): ReadValue {
  const text = trimText(raw)?.toLowerCase() ?? null;
  if (text === null) return null;
  if (yes.has(text)) return 'true';
  return no.has(text) ? 'false' : notBoolean;
}

/**
 * Reads several texts of one cell: a JSON array of strings, or parts divided by
 * `|` or `;`, or where neither occurs by a comma. Blank parts are dropped, no part is null.
 */
export function readTextList(raw: string): ReadValue<readonly string[]> {
  const text = trimText(raw);
  if (text === null) return null;
  if (text.includes('\0')) return hasNul;
  if (text.length > longestText) return tooLong;
  const parts = text.startsWith('[') ? readJsonList(text) : splitList(text);
  if (parts === null) return badList;
  const kept = parts.map(trimText).filter((part) => part !== null);
  return kept.length === 0 ? null : kept;
}

function splitList(text: string): readonly string[] {
  return text.split(/[|;；]/.test(text) ? /[|;；]/ : /[,，、]/);
}

function readJsonList(text: string): readonly string[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    const fits = (part: unknown): part is string => typeof part === 'string' && isStorable(part);
    return Array.isArray(parsed) && parsed.every(fits) ? parsed : null;
  } catch {
    return null;
  }
}
