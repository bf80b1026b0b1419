import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../../scripts/steps/repository.mjs';

const startTimeoutMilliseconds = 240_000;
const setupLink = /https?:\/\/\S+\/setup\?code=\S+/;

/** Starts Stratum as `npm start` does, with a data folder of its own, and stops it as Ctrl-C does. */
export default async function startApp(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'stratum-journeys-'));
  const port = await freePort();
  const child = spawn(process.execPath, [join(repository, 'scripts/start.mjs')], {
    cwd: repository,
    env: { ...inherited(), STRATUM_DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const link = await readSetupLink(child);
  process.env.STRATUM_E2E_ADDRESS = new URL(link).origin;
  process.env.STRATUM_E2E_SETUP_LINK = link;
  process.env.STRATUM_E2E_DATA_DIR = folder;
  return async () => {
    child.kill('SIGTERM');
    const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
    await rm(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`Stratum did not stop cleanly: exit code ${code}`);
  };
}

/** The journeys prove the first start of a fresh clone, whatever is set around them. */
function inherited(): NodeJS.ProcessEnv {
  const ours = new Set(['DATABASE_URL', 'NODE_ENV', 'STRATUM_SECRET', 'STRATUM_URL']);
  const kept = Object.entries(process.env).filter(([name]) => !ours.has(name));
  return Object.fromEntries(kept) as NodeJS.ProcessEnv;
}

function readSetupLink(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const give = setTimeout(() => fail('did not start in time'), startTimeoutMilliseconds);
    const fail = (reason: string) => {
      clearTimeout(give);
      child.kill('SIGTERM');
      reject(new Error(`Stratum ${reason}:\n${output}`));
    };
    const read = (part: Buffer) => {
      output += part.toString('utf8');
      const link = setupLink.exec(output)?.[0];
      if (!link) return;
      clearTimeout(give);
      resolve(link);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => fail(`ended with ${code}`));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
