import * as z from 'zod';

export const fieldTypes = [
  'text',
  'number',
  'money',
  'boolean',
  'date',
  'instant',
  'choice',
  'textList',
] as const;
export const FieldType = z.enum(fieldTypes);
export type FieldType = z.infer<typeof FieldType>;

export const fieldGroups = ['basic', 'behaviour', 'value', 'feedback'] as const;
export const FieldGroup = z.enum(fieldGroups);
export type FieldGroup = z.infer<typeof FieldGroup>;

/** A name in both languages; the other language stands in where one is missing. */
export const Label = z.strictObject({ en: z.string(), zh: z.string() });
export type Label = z.infer<typeof Label>;

export type Choice = {
  readonly id: string;
  readonly label: Label;
  readonly retired: boolean;
};

/**
 * A column people can ask about. `key` is the name in rules (the file's header
 * as first seen); `column` is the name in PostgreSQL. Text and textList columns
 * have a normalised twin, see `normalColumn`.
 */
export type Field = {
  readonly key: string;
  readonly column: string;
  readonly type: FieldType;
  readonly label: Label;
  readonly group: FieldGroup;
  readonly personal: boolean;
  readonly sensitive: boolean;
  readonly choices: readonly Choice[];
};

/** The customer table. `key` names the field that holds the customer's own number. */
export type CustomerTable = {
  readonly kind: 'customer';
  readonly key: 'customers';
  readonly relation: string;
  readonly label: Label;
  readonly keyField: string;
  readonly createdAtField: string | null;
  readonly fields: readonly Field[];
};

/** Rows that happened: each has a key, a customer and a time (an instant or a plain date). */
export type ActivityTable = {
  readonly kind: 'activity';
  readonly key: string;
  readonly relation: string;
  readonly label: Label;
  readonly keyField: string;
  readonly timeField: string;
  readonly fields: readonly Field[];
};

export type Table = CustomerTable | ActivityTable;

export type Catalog = {
  readonly customers: CustomerTable;
  readonly activities: readonly ActivityTable[];
};

/** The twin of a text or textList column that holds the compared form (docs/rules.md 21). */
export function normalColumn(column: string): string {
  return `${column}__n`;
}

export function findField(table: Table, key: string): Field | undefined {
  return table.fields.find((field) => field.key === key);
}

export function findActivity(catalog: Catalog, key: string): ActivityTable | undefined {
  return catalog.activities.find((table) => table.key === key);
}
