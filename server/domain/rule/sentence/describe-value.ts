import * as z from 'zod';
import type { Field, Table } from '../../catalog/catalog';
import { unitWord } from '../../trait/trait-unit';
import { RelativeInstant, Span, Window } from '../window';
import { describeField } from './describe-field';
import { describeRelative, describeSpan, describeWindow } from './describe-window';
import { fill, join, recast, token, type Tokens } from './token';
import { labelOf, type SentenceContext, wordsOf } from './words';

const FieldReference = z.strictObject({ field: z.string() });
const Relative = z.strictObject({ relative: RelativeInstant });

/** The type a value is told for: a field's, or none where the field is not known. */
export type ValueOf =
  | (Pick<Field, 'type' | 'choices'> & { readonly unit?: string | undefined })
  | null;

/** One value: a literal, another field of the same table, or an instant relative to as-of. */
export function describeValue(
  value: unknown,
  of: ValueOf,
  table: Table | undefined,
  context: SentenceContext,
): Tokens {
  const words = wordsOf(context);
  if (value === undefined || value === null || value === '') return token('gap', words.gap);
  const relative = Relative.safeParse(value);
  if (relative.success) return describeRelative(relative.data.relative, words);
  const reference = FieldReference.safeParse(value);
  if (reference.success)
    return fill(words.value.field, { field: describeField(table, reference.data.field, context) });
  return token('value', literal(value, of, context));
}

export function describeList(
  value: unknown,
  of: ValueOf,
  table: Table | undefined,
  context: SentenceContext,
): Tokens {
  const words = wordsOf(context);
  if (!Array.isArray(value) || value.length === 0) return token('gap', words.gap);
  return join(
    value.map((item) => describeValue(item, of, table, context)),
    words.join.list,
  );
}

export function describeSpanValue(value: unknown, context: SentenceContext): Tokens {
  const span = Span.safeParse(value);
  const words = wordsOf(context);
  return span.success ? recast(describeSpan(span.data, words), 'window') : token('gap', words.gap);
}

export function describeWindowValue(
  value: unknown,
  table: Table | undefined,
  context: SentenceContext,
): Tokens {
  const window = Window.safeParse(value);
  const words = wordsOf(context);
  if (!window.success) return token('gap', words.gap);
  const on = window.data.on;
  return describeWindow(
    window.data,
    words,
    on === undefined ? [] : describeField(table, on, context),
  );
}

function literal(value: unknown, of: ValueOf, context: SentenceContext): string {
  const words = wordsOf(context);
  if (typeof value === 'number') return numeral(String(value), of, context);
  if (typeof value !== 'string') return JSON.stringify(value);
  const isNumber = of?.type === 'number' || of?.type === 'money';
  if (isNumber && /^-?\d+(\.\d+)?$/.test(value)) return numeral(value, of, context);
  if (of?.type === 'date' || of?.type === 'instant') return value;
  if (of?.type === 'choice') return choiceName(value, of, context);
  return quote(value, words.quoted);
}

/** Text in quotation marks; marks inside it are escaped, so that it ends where it ends. */
export function quote(text: string, template: string): string {
  return template.replace('{text}', () => text.replace(/[\\“”"]/g, (mark) => `\\${mark}`));
}

function choiceName(id: string, of: NonNullable<ValueOf>, context: SentenceContext): string {
  const { quoted, keyed } = wordsOf(context);
  const name = (choice: Field['choices'][number]) => labelOf(choice.label, context.language);
  const choice = of.choices.find((one) => one.id === id);
  if (!choice || name(choice) === id || name(choice) === '') return quote(id, quoted);
  const alone = of.choices.every(
    (one) => one.id === id || ![name(one), one.id].includes(name(choice)),
  );
  if (alone) return quote(name(choice), quoted);
  return keyed.replace(/\{(\w+)\}/g, (_, slot) =>
    quote(slot === 'key' ? id : name(choice), quoted),
  );
}

function numeral(digits: string, of: ValueOf, context: SentenceContext): string {
  const negative = digits.startsWith('-');
  const [whole = '', fraction] = digits.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const isMoney = of?.type === 'money' || of?.unit === 'money';
  const sign = isMoney && context.currency ? currencySign(context.currency) : '';
  const amount = `${negative ? '−' : ''}${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
  const unit = of?.type === 'number' && !isMoney ? of.unit : undefined;
  return unit ? `${amount} ${unitWord(unit, context.language)}` : amount;
}

function currencySign(currency: string): string {
  try {
    const parts = new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
    }).formatToParts(0);
    return parts.find((part) => part.type === 'currency')?.value ?? '';
  } catch {
    return '';
  }
}
