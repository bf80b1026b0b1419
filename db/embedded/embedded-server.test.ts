import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readState } from './data-folder';
import { openEmbeddedServer, stopUnused } from './embedded-server';
import { findPostmaster } from './postmaster';
import { processIdentity } from './process-identity';
import { recordProcess } from './process-record';
import type { ServerProfile } from './server-settings';

describe('the embedded server of a data folder', () => {
  let parent: string;
  let folder: string;

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'stratum-embedded-'));
    folder = join(parent, 'data');
    await chmod(parent, 0o755);
  });
  afterEach(async () => {
    await stopUnused(folder);
    const state = await readState(folder);
    if (state) await rm(state.home, { recursive: true, force: true });
    await rm(parent, { recursive: true, force: true });
  });

  const open = (profile: ServerProfile = 'tests') => openEmbeddedServer(folder, { profile });
  const running = async () => {
    const state = await readState(folder);
    return state && findPostmaster(join(state.home, 'cluster'));
  };

  it('is one server for those who open it together, and ends with the last of them', async () => {
    const [first, second, third] = await Promise.all([open(), open(), open()]);
    expect(new Set([first.url, second.url, third.url]).size).toBe(1);
    await first.release();
    await second.release();
    expect(await ask(third.url, 'select 1 as answer')).toBe(1);
    await third.release();
    expect(await running()).toBeNull();
  });

  it('is adopted when the process that started it was killed', async () => {
    const child = await startHolder(folder);
    const before = await running();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const { release } = await open();
    expect(await running()).toEqual(before);
    await release();
    expect(await running()).toBeNull();
  });

  it('is not stopped by a command while the launcher lives', async () => {
    const command = await open();
    const launcher = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    const forget = await recordProcess(join(folder, 'processes'), 'launcher', launcher.pid);
    await command.release();
    expect(await running()).not.toBeNull();
    await forget();
    launcher.kill('SIGKILL');
  });

  it('comes back with its data after it was killed itself', async () => {
    const first = await open('workspace');
    await ask(first.url, 'create table kept as select 7 as answer');
    const server = await running();
    process.kill(server?.pid ?? Number.NaN, 'SIGKILL');
    await expect.poll(() => processIdentity(server?.pid ?? 0)).toBeNull();
    const second = await open('workspace');
    expect(await ask(second.url, 'select answer from kept')).toBe(7);
    await first.release();
    await second.release();
  });

  it('keeps its password from other accounts and out of its own command line', async () => {
    const { url, release } = await open();
    const state = await readFile(join(folder, 'database.json'), 'utf8');
    expect(state).toContain(decodeURIComponent(new URL(url).password));
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(ask(wrong.toString(), 'select 1 as answer')).rejects.toMatchObject({
      code: '28P01',
    });
    await release();
  });

  it('works below a private home folder', async () => {
    await chmod(parent, 0o700);
    const { url, release } = await open();
    expect(await ask(url, 'select 1 as answer')).toBe(1);
    await release();
  });
});

async function ask(url: string, query: string): Promise<unknown> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const [row] = await sql.unsafe(query);
    return row?.answer;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** A process that opened the server and holds it until it is killed. */
async function startHolder(folder: string) {
  const server = new URL('./embedded-server.ts', import.meta.url).href;
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      '--input-type=module',
      '--eval',
      `const { openEmbeddedServer } = await import(${JSON.stringify(server)});
       await openEmbeddedServer(${JSON.stringify(folder)}, { profile: 'tests' });
       process.stdout.write('open');
       process.stdin.resume();`,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  return child;
}
