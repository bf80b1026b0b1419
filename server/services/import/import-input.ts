import * as z from 'zod';
import { FieldType, Label } from '@/server/domain/catalog/catalog';
import { ColumnForm } from '@/server/domain/import/column-form';
import { ImportMode } from '@/server/domain/import/import-mode';
import { Reading } from '@/server/domain/import/reading';
import { isStorable } from '@/server/domain/import/storable-text';

const text = (longest: number) => z.string().min(1).max(longest).refine(isStorable);
const ColumnName = text(200);
const TableLabel = Label.refine(({ en, zh }) => isStorable(en) && isStorable(zh));
const ColumnType = z.strictObject({ column: ColumnName, type: FieldType });

/** A table's name in rules: letters, digits, `_` and `-`, starting with a letter. */
export const TableKey = z
  .string()
  .max(60)
  .regex(/^\p{L}[\p{L}\p{N}_-]*$/u);

const shared = {
  /** The column that names a row. */
  key: ColumnName,
  /** The zone of wall times without offset; the workspace's when absent. */
  zone: text(100).optional(),
  types: z.array(ColumnType).max(500).optional(),
  /** How values are written, for columns where it was stated. */
  forms: z.array(ColumnForm).max(500).optional(),
  /** How the file is read; recognised when absent. */
  reading: Reading.optional(),
  /** Columns of the file that are not imported. */
  leaveOut: z.array(ColumnName).max(500).optional(),
  /** The instant, or plain date in the workspace's zone, before which nothing is missing. */
  completeThrough: text(64).optional(),
};

export const CustomersMapping = z.strictObject({
  into: z.literal('customers'),
  createdAt: ColumnName.optional(),
  ...shared,
});
export type CustomersMapping = z.infer<typeof CustomersMapping>;

export const ActivityMapping = z.strictObject({
  into: z.literal('activity'),
  name: TableKey,
  label: TableLabel.optional(),
  /** The column that holds the customer's key; a list of rows to delete needs none, as with the time. */
  customer: ColumnName.optional(),
  time: ColumnName.optional(),
  ...shared,
});
export type ActivityMapping = z.infer<typeof ActivityMapping>;

/** Rows that other rows point to by the key, such as regions or products. */
export const ToOneMapping = z.strictObject({
  into: z.literal('toOne'),
  name: TableKey,
  label: TableLabel.optional(),
  ...shared,
});
export type ToOneMapping = z.infer<typeof ToOneMapping>;

/** How the columns of a file become a table. */
export const ImportMapping = z.discriminatedUnion('into', [
  CustomersMapping,
  ActivityMapping,
  ToOneMapping,
]);
export type ImportMapping = z.infer<typeof ImportMapping>;

/** The key of the table a mapping leads to. */
export function tableKeyOf(mapping: ImportMapping): string {
  return mapping.into === 'customers' ? 'customers' : mapping.name;
}

/** What a person decides about an import beside the mapping. */
export const importChoices = {
  mode: ImportMode.optional(),
  /** Lands the rows that fit although others were set aside. */
  acceptBad: z.boolean().optional(),
  /** Lets a snapshot take more than three tenths of the rows out of use. */
  acceptRemoval: z.boolean().optional(),
};
