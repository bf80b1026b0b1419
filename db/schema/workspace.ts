import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { weekdays } from '@/server/domain/time/calendar';
import { instant } from './columns';

/** The one row of settings of this workspace. */
export const workspace = pgTable(
  'workspace',
  {
    only: boolean('only').primaryKey().default(true),
    name: text('name').notNull(),
    timeZone: text('time_zone').notNull(),
    weekStart: text('week_start', { enum: weekdays }).notNull().default('monday'),
    fiscalYearStart: smallint('fiscal_year_start').notNull().default(1),
    currency: text('currency').notNull(),
    language: text('language', { enum: ['en', 'zh-CN'] }).notNull(),
    revision: integer('revision').notNull().default(1),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    check('workspace_only', sql`${table.only}`),
    check('workspace_fiscal_year_start', sql`${table.fiscalYearStart} between 1 and 12`),
  ],
);
