import * as z from 'zod';
import { FieldType, Label } from '@/server/domain/catalog/catalog';
import { ColumnForm } from '@/server/domain/import/column-form';
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
  /** The column that holds the customer's key. */
  customer: ColumnName,
  time: ColumnName,
  ...shared,
});
export type ActivityMapping = z.infer<typeof ActivityMapping>;

/** How the columns of a file become a table. */
export const ImportMapping = z.discriminatedUnion('into', [CustomersMapping, ActivityMapping]);
export type ImportMapping = z.infer<typeof ImportMapping>;
