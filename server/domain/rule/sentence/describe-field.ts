import { findField, type Table } from '../../catalog/catalog';
import { findToOneField } from '../../catalog/find-to-one';
import { plain, textOf, token, type Tokens } from './token';
import { labelOf, type SentenceContext, wordsOf } from './words';

/**
 * A field's label, after its table's where it is one of a to-one table; with its key
 * where another field of the table has the same label.
 */
export function describeField(
  table: Table | undefined,
  key: string,
  context: SentenceContext,
): Tokens {
  const words = wordsOf(context);
  if (key === '') return token('gap', words.gap);
  const field = table && findField(table, key);
  const linked = table && findToOneField(context.catalog, table, key);
  if (linked) {
    const told = textOf(describeField(linked.table, linked.field.key, context));
    const owner = labelOf(linked.table.label, context.language) || linked.table.key;
    const slots: Record<string, string> = { table: owner, field: told };
    return token(
      'field',
      words.toOne.replace(/\{(\w+)\}/g, (_, slot) => slots[slot] ?? ''),
    );
  }
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
