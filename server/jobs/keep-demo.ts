import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { connect } from '@/db/client';
import { migrate } from '@/db/migrate';
import { isDemoWanted } from '@/server/services/demo/demo-state';
import { prepareDemo } from '@/server/services/demo/prepare-demo';
import { WorkReturned } from '@/server/services/work/claim-work';
import { startWorker, type Worker } from './worker';

const lookMilliseconds = 1_000;

/**
 * Makes the demo ready, does its work as that of a workspace, and makes it anew when
 * somebody wants it so. A demo that cannot be made waits for that too.
 */
export function keepDemo(url: string, log: Logger): Worker {
  const stopped = new AbortController();
  const kept = keep(url, log, stopped.signal);
  return {
    stop: async () => {
      stopped.abort();
      await kept;
    },
  };
}

async function keep(url: string, log: Logger, stop: AbortSignal): Promise<void> {
  const { db, sql, close } = connect(url, { max: 4, applicationName: 'stratum demo' });
  try {
    await migrate(url);
    while (!stop.aborted) {
      const worker = await prepareAndWork(url, { db, sql }, log, stop);
      while (!stop.aborted && !(await isDemoWanted(db).catch(() => false)))
        await delay(lookMilliseconds, undefined, { signal: stop }).catch(() => undefined);
      await worker?.stop();
    }
  } catch (err) {
    log.error({ err }, 'demo');
  } finally {
    await close();
  }
}

/** The worker of a ready demo; null when it could not be made. */
async function prepareAndWork(
  url: string,
  database: Parameters<typeof prepareDemo>[0],
  log: Logger,
  stop: AbortSignal,
): Promise<Worker | null> {
  try {
    const prepared = await prepareDemo(database, {}, () => stop.aborted);
    log.info(prepared, 'demo');
    return await startWorker(url, log);
  } catch (err) {
    if (!(err instanceof WorkReturned)) log.error({ err }, 'demo');
    return null;
  }
}
