import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { processIdentity } from '../db/embedded/process-identity';
import { startStratum } from './support/stratum-process';

type Recorded = { readonly role: string; readonly pid: number };

test('a start that was killed is recovered by the next one, and a clean stop leaves nothing', async ({
  request,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'stratum-killed-'));
  const killed = await startStratum(folder, { demo: false });
  const before = await recorded(folder);
  await killed.kill();

  const next = await startStratum(folder, { demo: false });
  const orphans = before.filter(({ role }) => role === 'web' || role === 'worker');
  expect(orphans.map(({ role }) => role).sort()).toEqual(['web', 'worker']);
  expect(orphans.filter(({ pid }) => processIdentity(pid) !== null)).toEqual([]);
  expect((await request.get(`${next.address}/sign-in`)).status()).toBe(200);

  const during = await recorded(folder);
  expect(await next.stop()).toBe(0);
  expect(during.filter(({ pid }) => processIdentity(pid) !== null)).toEqual([]);
  expect(await recorded(folder)).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

async function recorded(folder: string): Promise<readonly Recorded[]> {
  const processes = join(folder, 'processes');
  const names = await readdir(processes);
  const texts = await Promise.all(names.map((name) => readFile(join(processes, name), 'utf8')));
  return texts.map((text) => JSON.parse(text) as Recorded);
}
