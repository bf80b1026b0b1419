import { eq, sql } from 'drizzle-orm';
import { boolean, date, integer, pgSchema, text } from 'drizzle-orm/pg-core';
import type { Executor } from '@/db/client';
import { instant } from '@/db/schema/columns';

/** What preparing the demo consists of, in order. */
export const demoSteps = ['generate', 'import', 'describe', 'segments', 'past', 'members'] as const;
export type DemoStep = (typeof demoSteps)[number];

/** `wanted` waits for somebody to load it; `loading` without the lock's holder was cut off. */
export const demoStages = ['wanted', 'loading', 'ready', 'failed'] as const;
export type DemoStage = (typeof demoStages)[number];

export type DemoState = {
  readonly stage: DemoStage;
  readonly step: DemoStep | null;
  /** What the step is about: a table's key while importing. */
  readonly subject: string;
  /** Share of the whole that is done, 0 to 100. */
  readonly percent: number;
  /** The day the story reaches to, without that day itself. */
  readonly day: string | null;
};

/**
 * Where the demo stands. The table is made by whoever loads the demo, in the demo's
 * database alone: a database without it is never taken for a demo.
 */
export const demoState = pgSchema('demo').table('state', {
  only: boolean('only').primaryKey().default(true),
  stage: text('stage', { enum: demoStages }).notNull(),
  step: text('step', { enum: demoSteps }),
  subject: text('subject').notNull().default(''),
  percent: integer('percent').notNull().default(0),
  day: date('day'),
  error: text('error'),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

const waiting: DemoState = { stage: 'wanted', step: null, subject: '', percent: 0, day: null };

/** Where the demo stands; a database nobody has loaded yet waits for it. */
export async function readDemoState(db: Executor): Promise<DemoState> {
  const [made] = await db.execute<{ made: boolean }>(
    sql`select to_regclass('demo.state') is not null as made`,
  );
  if (!made?.made) return waiting;
  const [row] = await db.select().from(demoState);
  if (!row) return waiting;
  const { stage, step, subject, percent, day } = row;
  return { stage, step, subject, percent, day };
}

/** Whether somebody should load it: nobody has yet, or it is to begin afresh. */
export async function isDemoWanted(db: Executor): Promise<boolean> {
  return (await readDemoState(db)).stage === 'wanted';
}

export async function makeDemoState(db: Executor): Promise<void> {
  await db.execute(sql`create schema if not exists demo`);
  await db.execute(sql`create table if not exists demo.state (
    "only" boolean primary key default true check ("only"),
    stage text not null, step text, subject text not null default '',
    percent integer not null default 0, day date, error text,
    updated_at timestamptz not null default now())`);
  await db.insert(demoState).values({ stage: 'wanted' }).onConflictDoNothing();
}

export async function writeDemoState(
  db: Executor,
  changes: Partial<typeof demoState.$inferInsert>,
): Promise<void> {
  await db
    .update(demoState)
    .set({ ...changes, updatedAt: sql`now()` })
    .where(eq(demoState.only, true));
}
