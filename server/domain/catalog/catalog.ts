import * as z from 'zod';
import type { Rule } from '../rule/rule';
import type { Trait } from '../trait/trait';

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
  /** No longer offered; rows and rules may still have it. */
  readonly retired: boolean;
  /** The choice that stands in its place. */
  readonly replacedBy?: string | null;
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
  /** The to-one table whose keys the field holds; `refersTo.other_field` then names a column of it. */
  readonly refersTo?: string | null;
};

/** The customer table. `key` names the field that holds the customer's own number. */
export type CustomerTable = {
  readonly kind: 'customer';
  readonly key: 'customers';
  readonly relation: string;
  readonly label: Label;
  readonly keyField: string;
  readonly createdAtField: string | null;
  /** The field whose values name the person who looks after a customer. */
  readonly ownerField?: string | null;
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

/** Rows that other rows point to by one key, such as regions or products. */
export type ToOneTable = {
  readonly kind: 'toOne';
  readonly key: string;
  readonly relation: string;
  readonly label: Label;
  readonly keyField: string;
  readonly fields: readonly Field[];
};

export type Table = CustomerTable | ActivityTable | ToOneTable;

/** A segment rules may refer to; `rule` is the published one, null for static ones and tiers. */
export type SegmentEntry = {
  readonly id: string;
  readonly key: string;
  readonly label: Label;
  readonly kind: 'dynamic' | 'static' | 'tier';
  readonly rule: Rule | null;
};

/** Everything a rule may name. */
export type Catalog = {
  readonly customers: CustomerTable;
  readonly activities: readonly ActivityTable[];
  readonly toOnes: readonly ToOneTable[];
  readonly traits: readonly Trait[];
  readonly segments: readonly SegmentEntry[];
};

/** The column of the customer table with the instant since which a customer is out of use; null while in use. */
export const inactiveSince = 'inactive_since';

/** The twin of a text or textList column that holds the compared form (docs/rules.md 21). */
export function normalColumn(column: string): string {
  return `${column}__n`;
}

/** Every table, customers first. */
export function tablesOf({ customers, activities, toOnes }: Catalog): readonly Table[] {
  return [customers, ...activities, ...toOnes];
}

/** The field that says when a row happened or began; null where nothing does. */
export function timeFieldOf(table: Table): string | null {
  if (table.kind === 'activity') return table.timeField;
  return table.kind === 'customer' ? table.createdAtField : null;
}

export function findField(table: Table, key: string): Field | undefined {
  return table.fields.find((field) => field.key === key);
}

export function findActivity(catalog: Catalog, key: string): ActivityTable | undefined {
  return catalog.activities.find((table) => table.key === key);
}
