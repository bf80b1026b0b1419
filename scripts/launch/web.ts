import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Refusal } from '../steps/report.mjs';
import { type Listening, localAddress } from './app-settings';
import { type Child, childLog, lastLines, startChild } from './child';

export type WebInput = {
  readonly listening: Listening;
  readonly development: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly folder: string;
};

const nextProgram = join('node_modules', 'next', 'dist', 'bin', 'next');
const answerTimeoutMilliseconds = { built: 60_000, development: 180_000 };
const pollMilliseconds = 100;

/** Starts the web process and comes back when it answers. */
export async function startWeb(input: WebInput): Promise<Child> {
  const { listening, development, env, folder } = input;
  const verb = development ? 'dev' : 'start';
  const address = ['-p', String(listening.port), '-H', listening.host];
  const child = await startChild({
    role: 'web',
    args: [nextProgram, verb, ...address],
    env: { ...env, NODE_ENV: development ? 'development' : 'production' },
    folder,
  });
  try {
    await waitForAnswer(child, input);
    return child;
  } catch (error) {
    await child.stop(5_000);
    throw error;
  }
}

async function waitForAnswer(child: Child, input: WebInput): Promise<void> {
  const limit = answerTimeoutMilliseconds[input.development ? 'development' : 'built'];
  const deadline = Date.now() + limit;
  let ended: number | string | null = null;
  void child.ended.then((code) => {
    ended = code;
  });
  let last = 'no answer';
  while (Date.now() < deadline) {
    if (ended !== null) throw await failed(input, `ended (${ended})`);
    const status = await ask(`${localAddress(input.listening)}/sign-in`);
    if (status !== null && status < 500) return;
    if (status !== null) last = `answers with status ${status}`;
    await delay(pollMilliseconds);
  }
  throw await failed(input, `${last} after ${limit / 1000} s`);
}

async function ask(url: string): Promise<number | null> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(30_000) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return null;
  }
}

async function failed({ folder }: WebInput, what: string): Promise<Error> {
  const words = await lastLines(folder, 'web');
  return new Refusal(`${words}\n\nThe web process: ${what}. Its log: ${childLog(folder, 'web')}`);
}
