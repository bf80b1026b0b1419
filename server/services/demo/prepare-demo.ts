import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openDedicatedSession } from '@/db/dedicated-session';
import { company, operationsManager } from '@/server/domain/demo/company';
import { demoSeed } from '@/server/domain/demo/demo-story';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { readDate } from '@/server/domain/time/read-time';
import { toInstant } from '@/server/domain/time/instant';
import { localDate } from '@/server/domain/time/local-time';
import type { Context } from '../context';
import { WorkReturned } from '../work/claim-work';
import { clearDemo, requireDemoDatabase } from './clear-demo';
import { type DemoStep, makeDemoState, readDemoState, writeDemoState } from './demo-state';
import { describeStory, enterCompany } from './describe-story';
import { importStory } from './import-story';
import { computeStorySegments, publishStorySegments } from './publish-story-segments';
import { type StoryFile, writeStoryFiles } from './write-story-files';

const lockKey = 7_304_115_041;
const lockPollMilliseconds = 500;
const shortestPauseMilliseconds = 150;

export type PrepareInput = {
  /** YYYY-MM-DD, the day the story reaches to; today in the company's zone when absent. */
  readonly day?: string;
  /** How many customers; 5,000 when absent. */
  readonly customers?: number;
};

export type PreparedDemo = {
  /** `found` was ready before. */
  readonly outcome: 'found' | 'loaded';
  /** Seconds by step; empty when it was found. */
  readonly seconds: Readonly<Partial<Record<DemoStep, number>>>;
};

/**
 * Makes the demo ready: at once when it is, else from an empty database, also after a
 * load that was cut off. One process loads, others wait for it. Refuses CONFLICT for a
 * database that is no demo; throws WorkReturned when the process is to stop.
 */
export async function prepareDemo(
  database: Pick<Context, 'db' | 'sql'>,
  input: PrepareInput = {},
  isStopping: () => boolean = () => false,
): Promise<PreparedDemo> {
  if (input.day !== undefined && readDate(input.day) === null)
    throw new StratumError(problem('BAD_DATE', ['day'], { value: input.day }));
  await requireDemoDatabase(database.db);
  const session = openDedicatedSession(database.sql, 'stratum demo');
  try {
    while (!(await tryLock(session.sql))) {
      if (isStopping()) throw new WorkReturned();
      await delay(lockPollMilliseconds);
    }
    await makeDemoState(database.db);
    const { stage } = await readDemoState(database.db);
    if (stage === 'ready') return { outcome: 'found', seconds: {} };
    return { outcome: 'loaded', seconds: await load(database, input, isStopping) };
  } finally {
    await session.close();
  }
}

async function tryLock(sql: Context['sql']): Promise<boolean> {
  const [row] = await sql<{ held: boolean }[]>`select pg_try_advisory_lock(${lockKey}) as held`;
  return row?.held === true;
}

async function load(
  { db, sql }: Pick<Context, 'db' | 'sql'>,
  input: PrepareInput,
  isStopping: () => boolean,
): Promise<PreparedDemo['seconds']> {
  const { id, name } = operationsManager;
  const actor = { kind: 'person', id, name, role: 'operationsManager' } as const;
  const ctx: Context = { db, sql, actor, locale: 'zh-CN' };
  const day = input.day ?? today();
  await db.transaction(async (tx) => {
    await clearDemo(tx);
    await writeDemoState(tx, {
      ...{ stage: 'loading', step: 'generate', subject: '', percent: 0 },
      ...{ day, error: null },
    });
  });
  const progress = new Progress(db, isStopping);
  const folder = await mkdtemp(join(tmpdir(), 'stratum-demo-'));
  try {
    await tellAndLoad(
      ctx,
      { folder, day, ...(input.customers && { customers: input.customers }) },
      progress,
    );
    await writeDemoState(db, { stage: 'ready', step: null, subject: '', percent: 100 });
    return progress.seconds;
  } catch (error) {
    const stopped = error instanceof WorkReturned;
    const told = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
    await writeDemoState(db, stopped ? { stage: 'wanted' } : { stage: 'failed', error: told });
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tellAndLoad(
  ctx: Context,
  { folder, day, customers }: { folder: string; day: string; customers?: number },
  progress: Progress,
): Promise<void> {
  const story = { seed: demoSeed, day, ...(customers && { customers }) };
  const rows = await writeStoryFiles(folder, story, (share) => progress.at('generate', share));
  await enterCompany(ctx);
  const share = shareOfFiles(rows);
  await importStory(ctx, folder, day, (file, done) =>
    progress.at('import', share(file, done), file),
  );
  await progress.at('describe', 0);
  await describeStory(ctx);
  await progress.at('segments', 0);
  await publishStorySegments(ctx);
  await computeStorySegments(ctx, (done) =>
    done < 1 ? progress.at('past', done) : progress.at('members', 0),
  );
  await progress.at('members', 1);
}

const today = () => localDate(toInstant(new Date().toISOString()), calendarOfCompany);
const calendarOfCompany = {
  ...{ timeZone: company.timeZone, weekStart: 'monday' as const, fiscalYearStart: 1 },
};

/** How far the import of all files is, when one of them is so far. */
function shareOfFiles(rows: Readonly<Record<StoryFile, number>>) {
  const files = Object.keys(rows) as StoryFile[];
  const total = files.reduce((sum, file) => sum + rows[file], 0);
  return (file: StoryFile, done: number): number => {
    const before = files.slice(0, files.indexOf(file)).reduce((sum, each) => sum + rows[each], 0);
    return (before + rows[file] * done) / total;
  };
}

/** Where each step begins and ends on the way from 0 to 100. */
const stretches: Readonly<Record<DemoStep, readonly [number, number]>> = {
  generate: [0, 15],
  import: [15, 68],
  describe: [68, 71],
  segments: [71, 73],
  past: [73, 95],
  members: [95, 99],
};

/** Writes down how far the load is, not more often than somebody could see, and stops it when asked. */
class Progress {
  readonly seconds: Partial<Record<DemoStep, number>> = {};
  private written = 0;
  private step: DemoStep | null = null;
  private subject = '';
  private ticked = performance.now();

  constructor(
    private readonly db: Context['db'],
    private readonly isStopping: () => boolean,
  ) {}

  async at(step: DemoStep, share: number, subject = ''): Promise<void> {
    if (this.isStopping()) throw new WorkReturned();
    const now = performance.now();
    const before = this.step ?? step;
    this.seconds[before] = (this.seconds[before] ?? 0) + (now - this.ticked) / 1000;
    this.ticked = now;
    const isNew = step !== this.step || subject !== this.subject;
    if (!isNew && now - this.written < shortestPauseMilliseconds) return;
    [this.written, this.step, this.subject] = [now, step, subject];
    const [from, to] = stretches[step];
    const percent = Math.round(from + (to - from) * share);
    await writeDemoState(this.db, { step, subject, percent });
  }
}
