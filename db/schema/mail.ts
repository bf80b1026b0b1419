import { sql } from 'drizzle-orm';
import { boolean, check, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns';

/** The one mail server of this workspace; the password is sealed with a key outside the database. */
export const mailServer = pgTable(
  'mail_server',
  {
    only: boolean('only').primaryKey().default(true),
    host: text('host').notNull(),
    port: integer('port').notNull(),
    security: text('security', { enum: ['none', 'startTls', 'tls'] }).notNull(),
    userName: text('user_name').notNull().default(''),
    sealedPassword: text('sealed_password'),
    senderName: text('sender_name').notNull(),
    senderAddress: text('sender_address').notNull(),
    revision: integer('revision').notNull().default(1),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    updatedBy: text('updated_by').notNull(),
    testedAt: instant('tested_at'),
    /** What the last test was refused with; null when it was accepted. */
    testError: jsonb('test_error'),
  },
  (table) => [
    check('mail_server_only', sql`${table.only}`),
    check('mail_server_port', sql`${table.port} between 1 and 65535`),
  ],
);
