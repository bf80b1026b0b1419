import { setTimeout as delay } from 'node:timers/promises';
import { type Child, childLog, startChild } from './child';

export type WorkerInput = { readonly env: NodeJS.ProcessEnv; readonly folder: string };
export type KeptWorker = { stop(graceMilliseconds: number): Promise<void> };

const firstPauseMilliseconds = 1_000;
const longestPauseMilliseconds = 30_000;
const steadyMilliseconds = 60_000;

/** Runs the worker and starts it again when it ends, after pauses that double up to 30 s. */
export async function keepWorker(
  input: WorkerInput,
  say: (line: string) => void,
): Promise<KeptWorker> {
  const stopped = new AbortController();
  let child = await startWorker(input);
  const kept = keep();
  return {
    stop: async (graceMilliseconds) => {
      stopped.abort();
      await child.stop(graceMilliseconds);
      await kept;
    },
  };

  async function keep(): Promise<void> {
    let pause = firstPauseMilliseconds;
    while (!stopped.signal.aborted) {
      const began = Date.now();
      const code = await child.ended;
      if (stopped.signal.aborted) return;
      if (Date.now() - began > steadyMilliseconds) pause = firstPauseMilliseconds;
      const log = childLog(input.folder, 'worker');
      say(`The worker ended (${code}); it starts again in ${pause / 1000} s. Its log: ${log}`);
      await delay(pause, undefined, { signal: stopped.signal }).catch(() => undefined);
      pause = Math.min(pause * 2, longestPauseMilliseconds);
      if (!stopped.signal.aborted) child = await startWorker(input);
    }
  }
}

function startWorker({ env, folder }: WorkerInput): Promise<Child> {
  const args = ['--import', 'tsx', 'server/jobs/main.ts'];
  return startChild({ role: 'worker', args, env, folder });
}
