import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Refusal } from '../steps/report.mjs';

const defaultPort = 3000;
const portsTried = 50;
const secretLength = 32;

/** The key sessions are signed with: STRATUM_SECRET, else one kept in the data folder. */
export async function readSecret(folder: string): Promise<string> {
  const given = process.env.STRATUM_SECRET;
  if (given !== undefined && given.length < secretLength) {
    throw new Refusal(`STRATUM_SECRET is shorter than ${secretLength} characters. ${makeOne}`);
  }
  if (given !== undefined) return given;
  if (process.env.DATABASE_URL) {
    throw new Refusal(`With DATABASE_URL, STRATUM_SECRET must be set as well. ${makeOne}`);
  }
  const path = join(folder, 'secret');
  const kept = await readFile(path, 'utf8').catch(() => null);
  if (kept && kept.length >= secretLength) return kept;
  const secret = randomBytes(secretLength).toString('base64url');
  await writeFile(path, secret, { mode: 0o600 });
  return secret;
}

const makeOne =
  'Make one with:\n' + `  node -p "require('node:crypto').randomBytes(32).toString('base64url')"`;

export type Listening = {
  readonly host: string;
  readonly port: number;
  /** Set when the usual port was taken. */
  readonly note?: string;
};

/** HOST and PORT, else 127.0.0.1 and 3000 or the next free port. A given port that is taken is refused. */
export async function chooseListening(): Promise<Listening> {
  const host = process.env.HOST || '127.0.0.1';
  const given = process.env.PORT ? Number(process.env.PORT) : null;
  if (given !== null) {
    if (await isFree(host, given)) return { host, port: given };
    throw new Refusal(`Port ${process.env.PORT} on ${host} cannot be used. Give another PORT.`);
  }
  for (let port = defaultPort; port < defaultPort + portsTried; port += 1) {
    if (!(await isFree(host, port))) continue;
    const note = port === defaultPort ? {} : { note: `port ${defaultPort} is taken` };
    return { host, port, ...note };
  }
  throw new Refusal(`No free port from ${defaultPort} on. Give one as PORT.`);
}

/** The address to show, and the one to ask when HOST means every interface. */
export function localAddress({ host, port }: Listening): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    try {
      probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(true)));
    } catch {
      resolve(false);
    }
  });
}
