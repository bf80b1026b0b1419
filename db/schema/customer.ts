import { bigint, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { user } from './auth';
import { catalogTable } from './catalog';
import { instant } from './columns';

/** A value of the owner column, in its compared form, and the person it means. */
export const ownerAlias = pgTable(
  'owner_alias',
  {
    normal: text('normal').primaryKey(),
    /** As first seen in the data or typed. */
    value: text('value').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [index('owner_alias_user').on(table.userId)],
);

/** All customers of one person given to another in one act, by moving the names that mean them. */
export const handover = pgTable('handover', {
  id: uuid('id').primaryKey().defaultRandom(),
  fromUserId: text('from_user_id').notNull(),
  toUserId: text('to_user_id').notNull(),
  aliases: jsonb('aliases').$type<readonly string[]>().notNull(),
  customers: bigint('customers', { mode: 'number' }).notNull(),
  at: instant('at').notNull().defaultNow(),
  actor: text('actor').notNull(),
  undoneAt: instant('undone_at'),
});

/** Two customers found to be one: the merged one is out of use and its rows belong to the kept one. */
export const customerMerge = pgTable(
  'customer_merge',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    keptId: bigint('kept_id', { mode: 'bigint' }).notNull(),
    mergedId: bigint('merged_id', { mode: 'bigint' }).notNull(),
    at: instant('at').notNull().defaultNow(),
    actor: text('actor').notNull(),
    undoneAt: instant('undone_at'),
    undoneBy: text('undone_by'),
  },
  (table) => [
    index('customer_merge_kept').on(table.keptId),
    index('customer_merge_merged').on(table.mergedId),
  ],
);

/** The activity rows that changed hands with a merge, so that it can be taken back. */
export const customerMergeRow = pgTable(
  'customer_merge_row',
  {
    mergeId: uuid('merge_id')
      .notNull()
      .references(() => customerMerge.id, { onDelete: 'cascade' }),
    tableId: uuid('table_id')
      .notNull()
      .references(() => catalogTable.id, { onDelete: 'cascade' }),
    rowKey: text('row_key').notNull(),
  },
  (table) => [primaryKey({ columns: [table.mergeId, table.tableId, table.rowKey] })],
);

/** Two customers somebody looked at and found different; the lower number first. */
export const distinctCustomers = pgTable(
  'distinct_customers',
  {
    lowerId: bigint('lower_id', { mode: 'bigint' }).notNull(),
    higherId: bigint('higher_id', { mode: 'bigint' }).notNull(),
    at: instant('at').notNull().defaultNow(),
    actor: text('actor').notNull(),
  },
  (table) => [primaryKey({ columns: [table.lowerId, table.higherId] })],
);
