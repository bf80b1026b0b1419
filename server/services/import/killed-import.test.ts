import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { claimWork } from '../work/claim-work';
import { sweepWork } from '../work/sweep-work';
import { type ImportBench, openImportBench } from './import-fixture';
import { performImport } from './perform-import';
import { runImport } from './run-import';
import { startImport } from './start-import';
import { storeUpload } from './uploads';

/** By hand also with a million. */
const rows = Number(process.env.STRATUM_KILLED_ROWS ?? 60_000);
const customers = 500;
const kills = 20;

let database: TestDatabase;
let bench: ImportBench;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stratum-killed-'));
  vi.stubEnv('STRATUM_DATA_DIR', folder);
  database = await createTestDatabase();
  bench = await openImportBench(database);
  const ids = Array.from({ length: customers }, (_, n) => `C${n}`);
  const path = await bench.write('customers.csv', `id\n${ids.join('\n')}\n`);
  await runImport(bench.ctx, { path, mapping: { into: 'customers', key: 'id' } });
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await bench.remove();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Numbers in [0, 1) that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function workAs(workId: string, step: string, point: number): Promise<string | null> {
  const child = fork(
    new URL('./kill-worker.ts', import.meta.url),
    [database.url, workId, step, String(point)],
    { execArgv: ['--import', 'tsx'], stdio: 'ignore' },
  );
  const [, signal] = await once(child, 'exit');
  return signal;
}

it(
  `an import killed at ${kills} points goes on by itself and lands every row once`,
  async () => {
    const lines = Array.from(
      { length: rows },
      (_, n) => `N${n},C${(n * 7) % customers},2024-01-0${1 + (n % 9)},${n % 100}`,
    );
    const text = `no,id,at,amount\n${lines.join('\n')}\n`;
    const uploadId = await storeUpload(
      new Blob([text]).stream() as ReadableStream<Uint8Array>,
      'orders.csv',
    );
    const mapping = {
      into: 'activity',
      ...{ name: 'orders', key: 'no', customer: 'id', time: 'at' },
    } as const;
    const workId = await startImport(bench.ctx, { uploadId, mapping, action: 'import' });
    const random = seeded(20_241);
    let killed = 0;
    for (let n = 0; n < kills; n += 1) {
      const signal =
        n % 2 === 0
          ? await workAs(workId, 'read', random())
          : await workAs(workId, 'land', Math.round((random() * rows) / 150));
      if (signal === 'SIGKILL') killed += 1;
      await database.sql`delete from pgboss.job where name = 'import'`;
      const [work] = await database.sql`select state from work where id = ${workId}`;
      if (work?.state === 'done') continue;
      await expect
        .poll(async () => (await sweepWork(bench.ctx)).requeued, { timeout: 60_000 })
        .toBe(1);
    }
    expect(killed).toBeGreaterThanOrEqual(kills / 2);
    const started = performance.now();
    const perform = () =>
      claimWork(bench.ctx, workId, (claimed) => performImport(bench.ctx, claimed));
    await expect.poll(perform, { timeout: 600_000 }).toMatch(/done|not claimed/);
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    console.info(`${killed} of ${kills} killed; the last run took ${seconds} s for ${rows} rows`);
    const [held] = await database.sql`select count(*)::int as rows, count(distinct no)::int as keys,
    sum(amount)::int as amount, count(distinct batch)::int as batches from data.orders`;
    const amount = lines.reduce((sum, _, n) => sum + (n % 100), 0);
    expect(held).toEqual({ rows, keys: rows, amount, batches: 1 });
    const runs =
      await database.sql`select state, rows_new::int as new from import_run where id = ${workId}`;
    expect([...runs]).toEqual([{ state: 'done', new: rows }]);
    const [batches] =
      await database.sql`select count(*)::int as n from change_batch where import_id = ${workId}`;
    expect(batches?.n).toBe(1);
  },
  900_000 + rows * 3,
);
