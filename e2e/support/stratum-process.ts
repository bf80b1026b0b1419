import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { repository } from '../../scripts/steps/repository.mjs';

export type StratumProcess = {
  readonly pid: number;
  readonly setupLink: string;
  readonly address: string;
  /** Stops it as Ctrl-C does and gives its exit code. */
  stop(): Promise<number | null>;
  /** Kills the launcher alone, as `kill -9` does: web, worker and database stay. */
  kill(): Promise<void>;
};

const startTimeoutMilliseconds = 240_000;
const readySign = 'Ctrl-C stops it.';
const setupLinkPattern = /https?:\/\/\S+\/setup\?code=\S+/;

export type StartOptions = {
  /** Whether the demo is loaded beside it. */
  readonly demo: boolean;
};

/** Starts Stratum as `npm start` does, on a data folder of its own. */
export async function startStratum(
  folder: string,
  { demo }: StartOptions,
): Promise<StratumProcess> {
  const port = await freePort();
  const own = { STRATUM_DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1' };
  const child = spawn(process.execPath, [join(repository, 'scripts/start.mjs')], {
    cwd: repository,
    env: { ...inherited(), ...own, STRATUM_DEMO: demo ? 'on' : 'off' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const setupLink = setupLinkPattern.exec(await readUntilReady(child))?.[0] ?? '';
  return {
    pid: child.pid ?? -1,
    setupLink,
    address: `http://127.0.0.1:${port}`,
    stop: () => end(child, 'SIGTERM'),
    kill: async () => {
      await end(child, 'SIGKILL');
    },
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, 'exit');
  child.kill(signal);
  const [code] = await exited;
  return code;
}

/** The journeys prove the first start of a fresh clone, whatever is set around them. */
function inherited(): NodeJS.ProcessEnv {
  const ours = new Set([
    ...['DATABASE_URL', 'DEMO_DATABASE_URL', 'NODE_ENV', 'STRATUM_SECRET', 'STRATUM_URL'],
  ]);
  const kept = Object.entries(process.env).filter(([name]) => !ours.has(name));
  return Object.fromEntries(kept) as NodeJS.ProcessEnv;
}

function readUntilReady(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => fail('did not start in time'), startTimeoutMilliseconds);
    const fail = (reason: string) => {
      clearTimeout(limit);
      child.kill('SIGTERM');
      reject(new Error(`Stratum ${reason}:\n${output}`));
    };
    const read = (part: Buffer) => {
      output += part.toString('utf8');
      if (!output.includes(readySign)) return;
      clearTimeout(limit);
      resolve(output);
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
