import { connect } from '@/db/client';
import { dataFolder, makeDataFolder } from '@/db/embedded/data-folder';
import { type DatabaseHandle, ensureDatabase } from '@/db/embedded/embedded-server';
import { migrate } from '@/db/migrate';
import { createSetupCode } from '@/server/services/auth/create-setup-code';
import { fail, seconds, step } from '../steps/report.mjs';
import { chooseListening, localAddress, readSecret } from './app-settings';
import { claimFolder } from './claim-folder';
import { startWeb } from './web';
import { keepWorker } from './worker';

export type LaunchInput = {
  readonly development: boolean;
  /** The clock of `performance.now()` when the command began. */
  readonly started: number;
  readonly build: () => Promise<void>;
};

type Undo = () => Promise<unknown>;

const webGrace = 10_000;
const workerGrace = 25_000;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Brings everything up in order, waits for the end, and takes everything down in the other order. */
export async function launch(input: LaunchInput): Promise<never> {
  const undo: Undo[] = [];
  let told: (reason: 'signal' | 'web ended') => void = () => undefined;
  const end = new Promise<'signal' | 'web ended'>((resolve) => {
    told = resolve;
  });
  let asked = false;
  outliveReaders();
  const onSignal = () => {
    if (!asked) say('Stopping …');
    asked = true;
    told('signal');
  };
  try {
    await bringUp(input, undo, {
      listenToSignals: () => {
        for (const signal of signals) process.on(signal, onSignal);
      },
      isStopping: () => asked,
      webEnded: () => told('web ended'),
    });
    const reason = await end;
    await takeDown(undo);
    process.exit(reason === 'signal' ? 0 : 1);
  } catch (error) {
    await takeDown(undo);
    if (error instanceof StoppedEarly) process.exit(0);
    fail(error);
    throw error;
  }
}

/** Whoever read the output may be gone; what was started is still to be stopped in order. */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

class StoppedEarly extends Error {}

type Watch = {
  listenToSignals(): void;
  isStopping(): boolean;
  webEnded(): void;
};

async function bringUp(input: LaunchInput, undo: Undo[], watch: Watch): Promise<void> {
  const goOn = () => {
    if (watch.isStopping()) throw new StoppedEarly();
  };
  const folder = dataFolder();
  await makeDataFolder(folder);
  const secret = await readSecret(folder);
  const claim = await claimFolder(folder);
  if (!input.development) await input.build();
  watch.listenToSignals();

  const database = await startDatabase(undo);
  undo.push(claim.release);
  goOn();
  await step('migrations', async () => {
    const urls = [database.url, ...(database.demoUrl ? [database.demoUrl] : [])];
    await Promise.all(urls.map(migrate));
    return undefined;
  });
  const code = await makeSetupCode(database.url);
  goOn();

  const listening = await chooseListening();
  const address = process.env.STRATUM_URL ?? localAddress(listening);
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    DEMO_DATABASE_URL: database.demoUrl ?? '',
    STRATUM_SECRET: secret,
  };
  const { development } = input;
  await step('web', async () => {
    const web = await startWeb({ listening, development, env, folder });
    undo.push(() => web.stop(webGrace));
    void web.ended.then((ending) => {
      if (watch.isStopping()) return;
      say(`The web process ended (${ending}); stopping the rest.`);
      watch.webEnded();
    });
    return listening.note;
  });
  goOn();
  const mode = development ? 'development' : 'production';
  const worker = await keepWorker({ env: { ...env, NODE_ENV: mode }, folder }, say);
  undo.push(() => worker.stop(workerGrace));

  await claim.announce(address);
  greet(input.started, address, code);
}

async function startDatabase(undo: Undo[]): Promise<DatabaseHandle> {
  const started: DatabaseHandle[] = [];
  await step('database', async () => {
    const handle = await ensureDatabase();
    started.push(handle);
    undo.push(handle.release);
    return process.env.DATABASE_URL ? 'from DATABASE_URL' : undefined;
  });
  const [handle] = started;
  if (!handle) throw new Error('the database step gave no handle');
  return handle;
}

async function makeSetupCode(url: string): Promise<string | null> {
  const { db, close } = connect(url, { max: 1, applicationName: 'stratum start' });
  try {
    return (await createSetupCode({ db }))?.code ?? null;
  } finally {
    await close();
  }
}

function greet(started: number, address: string, code: string | null): void {
  process.stdout.write('\n');
  say(`Ready in ${seconds(started).trim()}: ${address}`);
  if (code !== null) {
    const inPublic = process.env.NODE_ENV === 'production' || process.env.DATABASE_URL;
    if (inPublic) say(`Code for the first administrator, at ${address}/setup: ${code}`);
    else say(`Become the first administrator (works once): ${address}/setup?code=${code}`);
  }
  say('Ctrl-C stops it.');
}

function say(line: string): void {
  process.stdout.write(`  ${line}\n`);
}

async function takeDown(undo: Undo[]): Promise<void> {
  for (const each of undo.reverse()) {
    await each().catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    });
  }
}
