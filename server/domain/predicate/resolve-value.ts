import Decimal from 'decimal.js';
import * as z from 'zod';
import type { Path } from '../problem/problem';
import { RelativeInstant } from '../rule/window';
import { normaliseText, trimText } from '../text/normalise-text';
import type { Instant } from '../time/instant';
import type { LocalDate } from '../time/local-time';
import { readDate, readInstant } from '../time/read-time';
import { resolveRelative } from '../time/resolve-window';
import { type ResolveContext, refuse } from './resolve-context';

const maxDigits = 38;
const decimalForm = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;

const FieldReference = z.strictObject({ field: z.string() });
const RelativeValue = z.strictObject({ relative: RelativeInstant });

/** The field a value refers to, when it is a reference and not a literal. */
export function readFieldReference(value: unknown): string | null {
  const result = FieldReference.safeParse(value);
  return result.success ? result.data.field : null;
}

/** A number as plain decimal text: a JSON number or a decimal string of at most 38 digits. */
export function readNumber(context: ResolveContext, value: unknown, path: Path): string | null {
  if (typeof value === 'string' && trimText(value) === null)
    return refuse(context, 'EMPTY_VALUE', path);
  if (typeof value !== 'number' && typeof value !== 'string')
    return refuse(context, 'WRONG_TYPE', path, undefined, 'number');
  const text = typeof value === 'number' ? new Decimal(value).toFixed() : value.trim();
  if (!decimalForm.test(text))
    return refuse(context, 'BAD_NUMBER', path, { value: text.slice(0, 60) });
  const digits = text.replace(/^[+-]?0*/, '').replace('.', '').length;
  if (digits > maxDigits)
    return refuse(context, 'BAD_NUMBER', path, { value: `${text.slice(0, 60)}…` }, 'digits');
  return text.replace(/^\+/, '');
}

/** A text as it would be stored, or in its compared form. */
export function readText(
  context: ResolveContext,
  value: unknown,
  path: Path,
  form: 'stored' | 'compared',
): string | null {
  if (typeof value !== 'string') return refuse(context, 'WRONG_TYPE', path, undefined, 'text');
  if (value.includes('\u0000') || /\p{Surrogate}/u.test(value))
    return refuse(context, 'BAD_NODE', path, undefined, 'badText');
  const text = form === 'stored' ? trimText(value) : normaliseText(value);
  return text ?? refuse(context, 'EMPTY_VALUE', path);
}

/** A moment in a rule: a plain date, or an instant (literal or relative). */
export type Moment =
  | { readonly kind: 'date'; readonly date: LocalDate }
  | { readonly kind: 'instant'; readonly instant: Instant };

export function readMomentValue(
  context: ResolveContext,
  value: unknown,
  path: Path,
): Moment | null {
  if (typeof value === 'object' && value !== null) {
    const relative = RelativeValue.safeParse(value);
    if (!relative.success)
      return 'relative' in value
        ? refuse(context, 'BAD_NODE', path)
        : refuse(context, 'WRONG_TYPE', path, undefined, 'date');
    const { offset = 0, unit } = relative.data.relative;
    if (offset !== 0 && unit === undefined) return refuse(context, 'BAD_NODE', path);
    return { kind: 'instant', instant: resolveRelative(relative.data.relative, context) };
  }
  if (typeof value !== 'string') return refuse(context, 'WRONG_TYPE', path, undefined, 'date');
  const text = trimText(value);
  if (text === null) return refuse(context, 'EMPTY_VALUE', path);
  const date = readDate(text);
  if (date !== null) return { kind: 'date', date };
  const instant = readInstant(text);
  if (instant !== null) return { kind: 'instant', instant };
  return refuse(context, 'BAD_DATE', path, { value: text.slice(0, 60) });
}

/** The items of a list value, each read by `item`; null when any of them is refused. */
export function readList(
  context: ResolveContext,
  value: unknown,
  path: Path,
  item: (value: unknown, path: Path) => string | null,
): string[] | null {
  if (!Array.isArray(value)) return refuse(context, 'WRONG_TYPE', path, undefined, 'list');
  if (value.length === 0) return refuse(context, 'EMPTY_LIST', path);
  const items = value.map((entry, index) => {
    const at = [...path, index];
    return entry === null ? refuse(context, 'EMPTY_VALUE', at) : item(entry, at);
  });
  return items.some((entry) => entry === null) ? null : [...new Set(items as string[])];
}

/** The two ends of a range. */
export function readPair(
  context: ResolveContext,
  value: unknown,
  path: Path,
): readonly [unknown, unknown] | null {
  if (!Array.isArray(value)) return refuse(context, 'WRONG_TYPE', path, undefined, 'range');
  if (value.length !== 2) return refuse(context, 'WRONG_TYPE', path, undefined, 'range');
  const blank = value.indexOf(null);
  if (blank >= 0) return refuse(context, 'EMPTY_VALUE', [...path, blank]);
  return [value[0], value[1]];
}
