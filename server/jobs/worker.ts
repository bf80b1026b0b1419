import PgBoss from 'pg-boss';
import type { Logger } from 'pino';
import { connect } from '@/db/client';
import type { Context } from '@/server/services/context';
import { sweepWork } from '@/server/services/work/sweep-work';
import { handleBackfill } from './handlers/backfill';
import { handleImport } from './handlers/import';
import { handleRefresh } from './handlers/refresh';
import { type JobPayload, queueNames } from './job-queue';

const sweepMilliseconds = 60_000;
const pollSeconds = 1;
const drainMilliseconds = 20_000;

export type Worker = {
  /** Takes no more work and returns what it holds to the queue at its next step. */
  stop(): Promise<void>;
};

const handlers = { refresh: handleRefresh, backfill: handleBackfill, import: handleImport };

/** Does queued work until it is stopped: one job of each kind at a time. */
export async function startWorker(url: string, log: Logger): Promise<Worker> {
  const { db, sql, close } = connect(url, { max: 12, applicationName: 'stratum worker' });
  const ctx: Context = { db, sql, actor: { kind: 'system', name: 'worker' }, locale: 'en' };
  const queue = new PgBoss({
    ...{ connectionString: url, max: 3, application_name: 'stratum queue' },
    ...{ schedule: false, migrate: true },
  });
  queue.on('error', (err) => log.error({ err }, 'queue'));
  await queue.start();
  let stopping = false;
  for (const name of queueNames)
    await queue.work<JobPayload>(
      name,
      { batchSize: 1, pollingIntervalSeconds: pollSeconds },
      async ([job]) => {
        if (!job || stopping) return;
        log.info({ queue: name, work: job.data.workId }, 'begun');
        await handlers[name](ctx, job.data, () => stopping);
        log.info({ queue: name, work: job.data.workId }, 'ended');
      },
    );
  const sweep = keepSweeping(ctx, log);
  return {
    stop: async () => {
      stopping = true;
      await sweep.stop();
      await queue.stop({ graceful: true, wait: true, timeout: drainMilliseconds });
      await close();
    },
  };
}

/** Sweeps at once and every minute; a sweep that fails is tried again at the next. */
function keepSweeping(ctx: Context, log: Logger): { stop(): Promise<void> } {
  let current: Promise<void> = Promise.resolve();
  const sweep = () => {
    current = sweepWork(ctx).then(
      (swept) => {
        if (swept.requeued > 0 || swept.enqueued !== null) log.info(swept, 'swept');
      },
      (err) => log.error({ err }, 'sweep'),
    );
  };
  sweep();
  const timer = setInterval(sweep, sweepMilliseconds);
  return {
    stop: async () => {
      clearInterval(timer);
      await current;
    },
  };
}
