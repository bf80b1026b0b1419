import pino from 'pino';
import { ensureDatabase } from '@/db/embedded/embedded-server';
import { migrate } from '@/db/migrate';
import { keepDemo } from './keep-demo';
import { startWorker } from './worker';

const parentCheckMilliseconds = 2_000;
const lastResortMilliseconds = 24_000;

const log = pino({ name: 'worker' }, pino.destination(2));
const launcher = process.ppid;

const database = await ensureDatabase();
await migrate(database.url);
const worker = await startWorker(database.url, log);
const demo = database.demoUrl ? keepDemo(database.demoUrl, log.child({ of: 'demo' })) : null;
log.info('ready');

let ending = false;
async function end(reason: string): Promise<void> {
  if (ending) return;
  ending = true;
  log.info({ reason }, 'stopping');
  setTimeout(() => process.exit(1), lastResortMilliseconds).unref();
  await Promise.all([worker.stop(), demo?.stop()]);
  await database.release();
  process.exit(0);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(signal));

/** A worker without its launcher would go on unseen. */
setInterval(() => {
  if (process.ppid !== launcher) void end('the launcher is gone');
}, parentCheckMilliseconds).unref();
