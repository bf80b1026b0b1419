import { findField, type Table } from '../../catalog/catalog';
import { plain, token, type Tokens } from './token';
import { labelOf, type SentenceContext, wordsOf } from './words';

/** A field's label; with its key where another field of the table has the same label. */
export function describeField(
  table: Table | undefined,
  key: string,
  context: SentenceContext,
): Tokens {
  const words = wordsOf(context);
  if (key === '') return token('gap', words.gap);
  const field = table && findField(table, key);
  if (!table || !field)
    return token(
      'gap',
      words.unknown.replace('{key}', () => key),
    );
  const label = labelOf(field.label, context.language);
  const alone = table.fields.every(
    (other) => other.key === key || labelOf(other.label, context.language) !== label,
  );
  return token('field', name(label, key, alone, words.keyed));
}

export function describeTable(
  table: Table | undefined,
  key: string,
  context: SentenceContext,
): Tokens {
  const words = wordsOf(context);
  if (key === '') return token('gap', words.gap);
  if (!table)
    return token(
      'gap',
      words.unknown.replace('{key}', () => key),
    );
  const label = labelOf(table.label, context.language);
  const alone = context.catalog.activities.every(
    (other) => other.key === key || labelOf(other.label, context.language) !== label,
  );
  return token('field', name(label, key, alone, words.keyed));
}

/** A segment's or trait's name in quotation marks, by its key. */
export function describeNamed(
  names: SentenceContext['segments'],
  key: string,
  context: SentenceContext,
): Tokens {
  const words = wordsOf(context);
  if (key === '') return token('gap', words.gap);
  const label = names?.[key] && labelOf(names[key], context.language);
  const alone = Object.entries(names ?? {}).every(
    ([other, one]) => other === key || labelOf(one, context.language) !== label,
  );
  const known = label ? name(label, key, alone, words.keyed) : key;
  return [
    ...plain(words.quoted.slice(0, words.quoted.indexOf('{'))),
    ...token('value', known),
    ...plain(words.quoted.slice(words.quoted.indexOf('}') + 1)),
  ];
}

function name(label: string, key: string, alone: boolean, keyed: string): string {
  if (label === '') return key;
  if (alone) return label;
  return keyed.replace(/\{(\w+)\}/g, (_, slot) => (slot === 'key' ? key : label));
}
