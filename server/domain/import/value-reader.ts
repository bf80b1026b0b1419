import type { FieldType } from '../catalog/catalog';
import { assertNever } from '../problem/assert-never';
import type { ReadValue } from './bad-value';
import type { ValueForm } from './column-form';
import { dateReader, instantReader } from './read-moment';
import { numberReader } from './read-number';
import { readBoolean, readKey, readName, readText, readTextList } from './read-text';
import type { WallTime } from './zone-offset';

export type ValueReader = (raw: string) => ReadValue<string | readonly string[]>;

/**
 * The function that reads cells of a column. `isKey` limits text to what can be a key
 * of an index; `toUtc` turns wall times without offset into milliseconds; `form` says how values are written.
 */
export function valueReader(
  type: FieldType,
  isKey: boolean,
  toUtc: (wall: WallTime) => number,
  form: ValueForm = {},
): ValueReader {
  switch (type) {
    case 'text':
      return isKey ? readKey : readText;
    case 'choice':
      return readName;
    case 'number':
    case 'money':
      return numberReader(form);
    case 'boolean':
      return readBoolean;
    case 'date':
      return dateReader(form);
    case 'instant':
      return instantReader(toUtc, form);
    case 'textList':
      return readTextList;
    default:
      return assertNever(type);
  }
}
