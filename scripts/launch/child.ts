import { spawn } from 'node:child_process';
import { closeSync, openSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processFolder } from '@/db/embedded/data-folder';
import { nameProcess, type ProcessRole, recordProcess } from '@/db/embedded/process-record';
import { repository } from '../steps/repository.mjs';
import { endProcess } from './end-process';

export type Child = {
  readonly pid: number;
  /** Settles when the process ended: its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  stop(graceMilliseconds: number): Promise<void>;
};

export type ChildInput = {
  readonly role: Extract<ProcessRole, 'web' | 'worker'>;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly folder: string;
};

const logLimitBytes = 20_000_000;

export const childLog = (folder: string, role: string) => join(folder, `${role}.log`);

/**
 * Starts a Node program of its own process group, so that Ctrl-C reaches the
 * launcher alone and the order of stopping is ours. In production its output is
 * ours, else it goes to a log file of the data folder.
 */
export async function startChild({ role, args, env, folder }: ChildInput): Promise<Child> {
  const log = process.env.NODE_ENV === 'production' ? null : openLog(childLog(folder, role));
  const output = log ?? 'inherit';
  const child = spawn(process.execPath, args, {
    cwd: repository,
    env,
    detached: true,
    stdio: ['ignore', output, output],
  });
  if (log !== null) closeSync(log);
  const ended = new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  const pid = child.pid ?? -1;
  const name = nameProcess(pid);
  const forget = await recordProcess(processFolder(folder), role, pid);
  void ended.then(forget);
  return {
    pid,
    ended,
    stop: async (graceMilliseconds) => {
      if (name) await endProcess(name, graceMilliseconds, true);
      await forget();
    },
  };
}

export async function lastLines(folder: string, role: string, count = 15): Promise<string> {
  const text = await readFile(childLog(folder, role), 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return openSync(path, size > logLimitBytes ? 'w' : 'a', 0o600);
}
