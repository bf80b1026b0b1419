import { setTimeout as delay } from 'node:timers/promises';
import { isRunning, type ProcessName } from '@/db/embedded/process-record';

const pollMilliseconds = 50;

/** Asks a process to end and forces it after `graceMilliseconds`; with `group` also those it started. */
export async function endProcess(
  target: ProcessName,
  graceMilliseconds: number,
  group: boolean,
): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!isRunning(target)) break;
    send(target.pid, signal, group);
    const deadline = Date.now() + graceMilliseconds;
    while (isRunning(target) && Date.now() < deadline) await delay(pollMilliseconds);
  }
  if (group) send(target.pid, 'SIGKILL', true);
}

function send(pid: number, signal: NodeJS.Signals, group: boolean): void {
  try {
    process.kill(group ? -pid : pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
