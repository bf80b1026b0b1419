import { lockPath, processFolder } from '@/db/embedded/data-folder';
import { withFolderLock } from '@/db/embedded/folder-lock';
import {
  isRunning,
  liveProcesses,
  nameProcess,
  type ProcessRecord,
  recordProcess,
} from '@/db/embedded/process-record';
import { Refusal } from '../steps/report.mjs';
import { endProcess } from './end-process';

const launcherGrace = 45_000;
const childGrace = 10_000;

export type Claim = {
  /** Lets later starts say where this one is found. */
  announce(address: string): Promise<void>;
  release(): Promise<void>;
};

/**
 * Makes this process the launcher of the data folder. What a killed start left
 * behind is ended; a start that lives is refused.
 */
export async function claimFolder(folder: string): Promise<Claim> {
  const processes = processFolder(folder);
  await endAbandonedLaunchers(await liveProcesses(processes));
  return withFolderLock(lockPath(folder), async () => {
    const live = await liveProcesses(processes);
    const other = live.find(({ role }) => role === 'launcher');
    if (other) throw alreadyRuns(other);
    for (const { role, ...name } of live) {
      if (role === 'web' || role === 'worker') await endProcess(name, childGrace, true);
    }
    const parent = nameProcess(process.ppid);
    const details = parent && parent.pid > 1 ? { parent } : {};
    const record = (address?: string) =>
      recordProcess(processes, 'launcher', process.pid, {
        ...details,
        ...(address && { address }),
      });
    const forget = [await record()];
    const release = async () => {
      for (const each of forget.splice(0)) await each();
    };
    return {
      release,
      announce: async (address) => {
        const announced = await record(address);
        await release();
        forget.push(announced);
      },
    };
  });
}

/** `kill -9` of npm leaves the launcher it started: that one ends in order, and this one follows it. */
async function endAbandonedLaunchers(live: readonly ProcessRecord[]): Promise<void> {
  for (const { role, parent, ...name } of live) {
    const abandoned = role === 'launcher' && parent && !isRunning(parent);
    if (abandoned) await endProcess(name, launcherGrace, false);
  }
}

function alreadyRuns({ pid, address }: ProcessRecord): Error {
  const where = address ? ` at ${address}` : '';
  return new Refusal(
    `Stratum already runs here${where} (process ${pid}).\n` +
      'Stop it first, or give another STRATUM_DATA_DIR to start a second one.',
  );
}
