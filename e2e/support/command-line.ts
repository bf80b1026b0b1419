import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from '../../scripts/steps/repository.mjs';

const run = promisify(execFile);

/** Runs a command of `npm run stratum` on the database of the journeys and gives what it printed. */
export async function stratum(...args: readonly string[]): Promise<unknown> {
  const { stdout } = await run(
    process.execPath,
    ['--import', 'tsx', join(repository, 'server/cli/main.ts'), ...args],
    {
      cwd: repository,
      env: { ...process.env, STRATUM_DATA_DIR: process.env.STRATUM_E2E_DATA_DIR },
    },
  );
  return JSON.parse(stdout);
}
