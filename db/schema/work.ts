import { sql } from 'drizzle-orm';
import { bigint, boolean, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns';

/** Long work people can watch and stop: one row per refresh, backfill or import run. */
export const work = pgTable(
  'work',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kind: text('kind', { enum: ['refresh', 'backfill', 'import'] }).notNull(),
    /** The segment's or table's key; '' for everything. */
    subject: text('subject').notNull(),
    input: jsonb('input').notNull(),
    state: text('state', {
      enum: ['queued', 'running', 'done', 'failed', 'cancelled'],
    })
      .notNull()
      .default('queued'),
    step: text('step'),
    done: bigint('done', { mode: 'number' }).notNull().default(0),
    total: bigint('total', { mode: 'number' }),
    cancelRequested: boolean('cancel_requested').notNull().default(false),
    error: jsonb('error'),
    result: jsonb('result'),
    actor: text('actor').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    index('work_open')
      .on(table.state, table.createdAt)
      .where(sql`${table.state} in ('queued', 'running')`),
    index('work_subject').on(table.kind, table.subject, table.createdAt),
  ],
);
