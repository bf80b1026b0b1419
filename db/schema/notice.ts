import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns';

/** Something a person should know; addressed to one person or to a role. */
export const notice = pgTable(
  'notice',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: text('user_id'),
    role: text('role'),
    kind: text('kind').notNull(),
    params: jsonb('params').notNull(),
    href: text('href'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [index('notice_created').on(table.createdAt)],
);

export const noticeRead = pgTable(
  'notice_read',
  {
    noticeId: uuid('notice_id')
      .notNull()
      .references(() => notice.id, { onDelete: 'cascade' }),
    userId: text('user_id').notNull(),
    readAt: instant('read_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.noticeId] })],
);
