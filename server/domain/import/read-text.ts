import { trimText } from '../text/normalise-text';
import { BadValue, type ReadValue } from './bad-value';
import { isErrorText, isMissingWord } from './missing-words';
import { isStorable } from './storable-text';

const longestText = 100_000;
const longestName = 500;
const hasNul = new BadValue('BAD_TEXT');
const tooLong = new BadValue('TEXT_TOO_LONG');
const notBoolean = new BadValue('BAD_BOOLEAN');
const lostDigits = new BadValue('LOST_DIGITS');
const shortened = /^\d(?:\.\d+)?E\+\d{2,}$/i;
const badList = new BadValue('BAD_LIST');
const yes = new Set(['true', 'yes', 'y', 't', '1', '是', '真', '有', '对', '√', '✓', '✔', '☑']);
const no = new Set([
  'false',
  'no',
  'n',
  'f',
  '0',
  '否',
  '假',
  '无',
  '無',
  '错',
  '×',
  '✗',
  '✘',
  '☐',
]);
const guard = /^'+[=+\-@\t\r\n\0＝＋－＠]/;

/**
 * Reads text as it is kept: trimmed, blank is null, NUL and more than 100,000 characters refused.
 * The apostrophe that csv-cell puts before what starts a formula is taken off again; what a
 * spreadsheet shows for a formula that failed is missing.
 */
export function readText(raw: string): ReadValue {
  return limited(raw, longestText);
}

/** Reads a choice: as text, at most 500 characters, because it is indexed. */
export function readName(raw: string): ReadValue {
  return limited(raw, longestName);
}

/** Reads a key as a choice is read. Refuses `1.38E+10`, which would make one of all that began alike. */
export function readKey(raw: string): ReadValue {
  const key = readName(raw);
  return typeof key === 'string' && shortened.test(key) ? lostDigits : key;
}

function limited(raw: string, longest: number): ReadValue {
  const text = readOwn(raw);
  if (text === null) return null;
  if (text.includes('\0')) return hasNul;
  return text.length > longest ? tooLong : text;
}

/** Whether an export put an apostrophe before what starts a formula. */
export function isGuarded(text: string): boolean {
  return text.charCodeAt(0) === 39 && guard.test(text);
}

/** Shops write `="0138"` so that a spreadsheet keeps the zeros. */
function unwrapFormula(text: string): string | null {
  const inside = /^="([^"]*)"$/.exec(text)?.[1];
  return inside === undefined ? text : trimText(inside);
}

function readOwn(raw: string): string | null {
  const text = trimText(raw);
  if (text === null) return null;
  const first = text.charCodeAt(0);
  if (first === 61) return unwrapFormula(text);
  if (isGuarded(text)) return trimText(text.slice(1));
  return first === 35 && isErrorText(text) ? null : text;
}

/** Whether a text is yes or no in words or signs; digits and single letters t and f are not. */
export function isWordOfBoolean(text: string): 'yes' | 'no' | null {
  if (text.length > 5) return null;
  const word = text.toLowerCase();
  if (word === '1' || word === '0' || word === 't' || word === 'f') return null;
  if (yes.has(word)) return 'yes';
  return no.has(word) ? 'no' : null;
}

export function readBoolean(raw: string): ReadValue {
  const text = trimText(raw)?.toLowerCase() ?? null;
  if (text === null) return null;
  if (yes.has(text)) return 'true';
  if (no.has(text)) return 'false';
  return isMissingWord(text) ? null : notBoolean;
}

/**
 * Reads several texts of one cell: a JSON array of strings, or parts divided by
 * `|` or `;`, or where neither occurs by a comma. Blank parts are dropped, no part is null.
 */
export function readTextList(raw: string): ReadValue<readonly string[]> {
  const text = readOwn(raw);
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
