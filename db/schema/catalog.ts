import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ImportFootprint } from '@/server/domain/import/import-footprint';
import { importModes } from '@/server/domain/import/import-mode';
import { instant } from './columns';

/** A table of imported rows in the schema `data`; its physical name is `relation`. */
export const catalogTable = pgTable(
  'catalog_table',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    key: text('key').notNull().unique(),
    kind: text('kind', { enum: ['customer', 'activity', 'toOne'] }).notNull(),
    relation: text('relation').notNull().unique(),
    labelEn: text('label_en').notNull(),
    labelZh: text('label_zh').notNull(),
    keyField: text('key_field').notNull(),
    timeField: text('time_field'),
    createdAtField: text('created_at_field'),
    /** The customer field whose values name the person who looks after the customer. */
    ownerField: text('owner_field'),
    /** The highest customer number ever given out: one that was taken back is never given again. */
    lastCustomerId: bigint('last_customer_id', { mode: 'number' }).notNull().default(0),
    cadenceDays: integer('cadence_days'),
    statedCompleteThrough: instant('stated_complete_through'),
    completeThrough: instant('complete_through'),
    rowCount: bigint('row_count', { mode: 'number' }).notNull().default(0),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    check(
      'catalog_table_time',
      sql`(${table.kind} = 'activity') = (${table.timeField} is not null)`,
    ),
    uniqueIndex('catalog_table_one_customer').on(table.kind).where(sql`${table.kind} = 'customer'`),
  ],
);

export const catalogField = pgTable(
  'catalog_field',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    tableId: uuid('table_id')
      .notNull()
      .references(() => catalogTable.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    column: text('column').notNull(),
    type: text('type', {
      enum: ['text', 'number', 'money', 'boolean', 'date', 'instant', 'choice', 'textList'],
    }).notNull(),
    labelEn: text('label_en').notNull(),
    labelZh: text('label_zh').notNull(),
    group: text('group', { enum: ['basic', 'behaviour', 'value', 'feedback'] })
      .notNull()
      .default('basic'),
    personal: boolean('personal').notNull().default(false),
    sensitive: boolean('sensitive').notNull().default(false),
    position: integer('position').notNull(),
    filledCount: bigint('filled_count', { mode: 'number' }).notNull().default(0),
    /** The to-one table whose keys this field holds. */
    refersTo: uuid('refers_to').references((): AnyPgColumn => catalogTable.id, {
      onDelete: 'set null',
    }),
  },
  (table) => [
    unique('catalog_field_key').on(table.tableId, table.key),
    unique('catalog_field_column').on(table.tableId, table.column),
    uniqueIndex('catalog_field_refers_to')
      .on(table.tableId, table.refersTo)
      .where(sql`${table.refersTo} is not null`),
  ],
);

export const catalogChoice = pgTable(
  'catalog_choice',
  {
    fieldId: uuid('field_id')
      .notNull()
      .references(() => catalogField.id, { onDelete: 'cascade' }),
    id: text('id').notNull(),
    labelEn: text('label_en').notNull(),
    labelZh: text('label_zh').notNull(),
    retired: boolean('retired').notNull().default(false),
    /** The choice that stands in its place, also for rows that still come with the old text. */
    replacedBy: text('replaced_by'),
    position: integer('position').notNull(),
  },
  (table) => [primaryKey({ columns: [table.fieldId, table.id] })],
);

/** What an import did, or is doing. */
export const importRun = pgTable(
  'import_run',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    tableId: uuid('table_id').references(() => catalogTable.id, { onDelete: 'set null' }),
    fileName: text('file_name').notNull(),
    mapping: jsonb('mapping').notNull(),
    /** The columns of the file as one text, so that the same file is known again. */
    signature: text('signature').notNull().default(''),
    mode: text('mode', { enum: importModes }).notNull().default('update'),
    /** The import that this one takes back; each at most once. */
    undoes: uuid('undoes').references((): AnyPgColumn => importRun.id),
    /** What it added to the catalog and replaced there; null before this was kept, which cannot be taken back. */
    footprint: jsonb('footprint').$type<ImportFootprint>(),
    state: text('state', {
      enum: ['running', 'done', 'failed', 'cancelled'],
    }).notNull(),
    rowsRead: bigint('rows_read', { mode: 'number' }).notNull().default(0),
    rowsNew: bigint('rows_new', { mode: 'number' }).notNull().default(0),
    rowsChanged: bigint('rows_changed', { mode: 'number' }).notNull().default(0),
    rowsUnchanged: bigint('rows_unchanged', { mode: 'number' }).notNull().default(0),
    /** Rows taken out of use: absent from a full snapshot, or named by a delete list. */
    rowsRemoved: bigint('rows_removed', { mode: 'number' }).notNull().default(0),
    rowsBad: bigint('rows_bad', { mode: 'number' }).notNull().default(0),
    error: jsonb('error'),
    actor: text('actor').notNull(),
    startedAt: instant('started_at').notNull().defaultNow(),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    index('import_run_table').on(table.tableId, table.startedAt),
    uniqueIndex('import_run_undoes')
      .on(table.undoes)
      .where(sql`${table.undoes} is not null and ${table.state} = 'done'`),
  ],
);

/** What a person decided about files with the same columns, for the next one of them. */
export const importMemory = pgTable('import_memory', {
  signature: text('signature').primaryKey(),
  mapping: jsonb('mapping').notNull(),
  mode: text('mode', { enum: importModes }).notNull(),
  fileName: text('file_name').notNull(),
  /** Per number column the median of the last file, as decimal text. */
  medians: jsonb('medians').$type<Readonly<Record<string, string>>>().notNull(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
  updatedBy: text('updated_by').notNull(),
});

/** A row set aside by an import, or by a check, which goes by the id of its work. */
export const importBadRow = pgTable(
  'import_bad_row',
  {
    importId: uuid('import_id').notNull(),
    line: bigint('line', { mode: 'number' }).notNull(),
    column: text('column').notNull(),
    code: text('code').notNull(),
    value: text('value'),
  },
  (table) => [primaryKey({ columns: [table.importId, table.line, table.column] })],
);

/** One landed set of changes; a refresh remembers which ones it consumed. */
export const changeBatch = pgTable(
  'change_batch',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** Stands in the column `batch` of every row this batch wrote last; rows from before have 0. */
    number: integer('number').notNull().generatedAlwaysAsIdentity(),
    tableId: uuid('table_id').references(() => catalogTable.id, { onDelete: 'set null' }),
    importId: uuid('import_id').references(() => importRun.id),
    everyone: boolean('everyone').notNull().default(false),
    landedAt: instant('landed_at').notNull().defaultNow(),
  },
  (table) => [
    index('change_batch_landed').on(table.landedAt),
    unique('change_batch_number').on(table.number),
  ],
);

export const change = pgTable(
  'change',
  {
    batchId: uuid('batch_id')
      .notNull()
      .references(() => changeBatch.id, { onDelete: 'cascade' }),
    customerId: bigint('customer_id', { mode: 'bigint' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.customerId, table.batchId] })],
);

/** A whole row as it was before a batch changed or removed it, so that the batch can be taken back. */
export const overwrittenRow = pgTable(
  'overwritten_row',
  {
    batchId: uuid('batch_id')
      .notNull()
      .references(() => changeBatch.id, { onDelete: 'cascade' }),
    rowKey: text('row_key').notNull(),
    row: jsonb('row').notNull(),
  },
  (table) => [primaryKey({ columns: [table.batchId, table.rowKey] })],
);

/** Old values of customer fields that changed: `value` held in [validFrom, validTo). */
export const customerFieldHistory = pgTable(
  'customer_field_history',
  {
    customerId: bigint('customer_id', { mode: 'bigint' }).notNull(),
    fieldId: uuid('field_id')
      .notNull()
      .references(() => catalogField.id, { onDelete: 'cascade' }),
    value: text('value'),
    validTo: instant('valid_to').notNull(),
    batchId: uuid('batch_id')
      .notNull()
      .references(() => changeBatch.id),
  },
  (table) => [
    primaryKey({
      columns: [table.customerId, table.fieldId, table.validTo, table.batchId],
    }),
  ],
);
