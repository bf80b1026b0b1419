import type { FieldType, Label } from '@/server/domain/catalog/catalog';
import { normalColumn } from '@/server/domain/catalog/catalog';
import { quoteIdentifier } from '@/server/domain/catalog/identifiers';
import type { ValueForm } from '@/server/domain/import/column-form';
import type { ImportMode } from '@/server/domain/import/import-mode';

/** A column of the file that becomes, or already is, a field. */
export type PlannedColumn = {
  readonly header: string;
  /** Its place in the file, from 0. */
  readonly index: number;
  readonly column: string;
  readonly type: FieldType;
  readonly form: ValueForm;
  readonly isNew: boolean;
};

/** A field the table has that the file does not bring. */
export type StoredColumn = {
  readonly header: string;
  readonly column: string;
  readonly type: FieldType;
};

export type CustomerLink = {
  readonly index: number;
  readonly header: string;
  /** The relation and column that hold the customers' keys. */
  readonly relation: string;
  readonly column: string;
  readonly type: FieldType;
};

/** Everything decided about an import before its first row is read. */
export type ImportPlan = {
  readonly kind: 'customer' | 'activity' | 'toOne';
  readonly mode: ImportMode;
  readonly tableKey: string;
  readonly label: Label;
  readonly relation: string;
  /** Null for a table this import creates. */
  readonly tableId: string | null;
  readonly key: PlannedColumn;
  /** An activity's time; for customers the creation date, if there is one. */
  readonly time: PlannedColumn | null;
  readonly customer: CustomerLink | null;
  readonly columns: readonly PlannedColumn[];
  readonly absent: readonly StoredColumn[];
  readonly headerWidth: number;
  /** The columns of the file as one text, so that the next such file is known. */
  readonly signature: string;
  readonly timeZone: string;
  readonly completeThrough: string | null;
};

const postgresTypes: Record<FieldType, string> = {
  text: 'text',
  number: 'numeric',
  money: 'numeric',
  boolean: 'boolean',
  date: 'date',
  instant: 'timestamptz',
  choice: 'text',
  textList: 'text[]',
};

export function postgresType(type: FieldType): string {
  return postgresTypes[type];
}

/** Whether a column has a twin that holds the compared form. */
export function hasTwin(type: FieldType): boolean {
  return type === 'text' || type === 'textList';
}

/** The physical columns of a field, quoted, with their types: the column and its twin. */
export function physicalColumns(
  field: Pick<StoredColumn, 'column' | 'type'>,
): readonly { readonly name: string; readonly type: string }[] {
  const own = { name: quoteIdentifier(field.column), type: postgresType(field.type) };
  return hasTwin(field.type)
    ? [own, { name: quoteIdentifier(normalColumn(field.column)), type: own.type }]
    : [own];
}
