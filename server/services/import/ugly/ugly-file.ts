import type { FieldType } from '@/server/domain/catalog/catalog';
import type { ColumnFindingKind } from '@/server/domain/import/column-finding';
import type { ValueForm } from '@/server/domain/import/column-form';
import type { FileNoteKind } from '@/server/domain/import/file-note';
import type { Reading } from '@/server/domain/import/reading';
import { encodeText, type WrittenEncoding } from './encode-text';

/** What a type is for: number and money count as one, so do text and choice. */
export type Kind = 'words' | 'number' | 'boolean' | 'date' | 'instant' | 'textList';

export type Landed = {
  readonly kind: 'landed';
  readonly fields: readonly string[];
  /** How many fields there are, where `fields` names only some of them. */
  readonly width?: number;
  /** By field, in the order of `fields`, sorted by the row key; exact as text. */
  readonly rows: readonly (readonly (string | null)[])[];
  readonly kinds?: Readonly<Record<string, Kind>>;
  /** Rows set aside: line, column and code. */
  readonly bad?: readonly (readonly [number, string, string])[];
  readonly repeated?: number;
  /** What the profile has to name, and nothing else. */
  readonly notes?: readonly FileNoteKind[];
  /** By column, how the profile says its values are written, among other things. */
  readonly findings?: Readonly<Record<string, ColumnFindingKind>>;
  /** By column, the form the profile proposes. */
  readonly proposed?: Readonly<Record<string, ValueForm>>;
};

export type Refused = {
  readonly kind: 'refused';
  readonly code: string;
  readonly line?: number;
};

export type UglyFile = {
  readonly name: string;
  readonly why: string;
  readonly bytes: () => Buffer;
  /** The column of the row key; `id` when absent. */
  readonly key?: string;
  readonly types?: Readonly<Record<string, FieldType>>;
  /** What a person states about the file, and about the values of a column. */
  readonly reading?: Reading;
  readonly forms?: Readonly<Record<string, ValueForm>>;
  /** Takes long to write or to read, so it is not sent over HTTP too. */
  readonly heavy?: boolean;
  readonly expect: Landed | Refused;
};

export const lands = (
  fields: readonly string[],
  rows: Landed['rows'],
  more: Omit<Landed, 'kind' | 'fields' | 'rows'> = {},
): Landed => ({ kind: 'landed', fields, rows, ...more });

/** `code` is the code and its variant with a dot between them. */
export const refused = (code: string, line?: number): Refused => ({
  kind: 'refused',
  code,
  ...(line !== undefined && { line }),
});

export const text =
  (lines: readonly string[], encoding: WrittenEncoding = 'utf-8', end = '\n') =>
  () =>
    encodeText(lines.map((line) => line + end).join(''), encoding);
