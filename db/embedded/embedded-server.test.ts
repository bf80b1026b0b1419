import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readState } from './data-folder';
import { openEmbeddedServer, stopUnused } from './embedded-server';
import { findPostmaster } from './postmaster';
import { processIdentity } from './process-identity';
import { recordProcess } from './process-record';
import type { ServerProfile } from './server-settings';

const run = promisify(execFile);

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

  it('is its own in a copied folder, beside the original', async () => {
    const first = await open();
    await ask(first.url, "create table told as select 'original' as answer");
    await first.release();
    const copy = join(parent, 'copy');
    await copyFolder(folder, copy);
    await nameHomeAbsolutely(copy, join(folder, 'database'));
    const [original, copied] = [await open(), await openEmbeddedServer(copy, { profile: 'tests' })];
    await ask(copied.url, "update told set answer = 'copy'");
    expect(await ask(copied.url, 'select answer from told')).toBe('copy');
    expect(await ask(original.url, 'select answer from told')).toBe('original');
    await copied.release();
    expect(await ask(original.url, 'select answer from told')).toBe('original');
    await original.release();
  });

  it('comes along when its folder is moved, running or not', async () => {
    const first = await open('workspace');
    await ask(first.url, 'create table kept as select 7 as answer');
    const before = await running();
    folder = await moved(folder, join(parent, 'elsewhere'));
    await rm(join(folder, 'processes'), { recursive: true });
    const second = await open('workspace');
    expect(await running()).toEqual(before);
    expect(await ask(second.url, 'select answer from kept')).toBe(7);
    await second.release();
    expect(await running()).toBeNull();
    folder = await moved(folder, join(parent, 'again'));
    const third = await open('workspace');
    expect(await ask(third.url, 'select answer from kept')).toBe(7);
    await third.release();
  });

  it.runIf(process.getuid?.() === 0)('outside its folder, refuses a copy of it', async () => {
    await chmod(parent, 0o700);
    const first = await open();
    const before = await running();
    const copy = join(parent, 'copy');
    await copyFolder(folder, copy);
    await rm(join(copy, 'processes'), { recursive: true });
    await expect(openEmbeddedServer(copy, { profile: 'tests' })).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringContaining(folder),
    });
    await stopUnused(copy);
    expect(await running()).toEqual(before);
    await first.release();
    folder = await moved(folder, join(parent, 'elsewhere'));
    await (await open()).release();
  });

  it('works below a private home folder', async () => {
    await chmod(parent, 0o700);
    const { url, release } = await open();
    expect(await ask(url, 'select 1 as answer')).toBe(1);
    await release();
  });
});

const copyFolder = (from: string, to: string) => run('cp', ['-a', from, to]);

async function moved(from: string, to: string): Promise<string> {
  await rename(from, to);
  return to;
}

/** As earlier versions wrote it. */
async function nameHomeAbsolutely(folder: string, home: string): Promise<void> {
  const path = join(folder, 'database.json');
  const state = JSON.parse(await readFile(path, 'utf8')) as object;
  expect(state).toMatchObject({ home: 'database' });
  await writeFile(path, JSON.stringify({ ...state, home }));
}

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
