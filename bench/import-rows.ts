import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import postgres from 'postgres';
import { connect } from '@/db/client';
import { migrate } from '@/db/migrate';
import { dropDatabase, urlOfDatabase } from '@/db/testing/database-name';
import { startThrowawayServer } from '@/db/testing/throwaway-server';
import { openImportBench } from '@/server/services/import/import-fixture';
import { runImport } from '@/server/services/import/run-import';

/**
 * `tsx bench/import-rows.ts [ROWS]`: a first import of that many orders (1,000,000) of a
 * tenth as many customers into an empty database; tells rows per
 * second, processor time and peak memory.
 */
const rows = Number(process.argv[2] ?? 1_000_000);
const customers = Math.max(1, Math.round(rows / 10));

async function* customerLines() {
  yield 'id,city,joined,level\n';
  const cities = ['Oslo', 'Rome', '上海', '北京', 'Lima'];
  for (let n = 0; n < customers; n += 1)
    yield `C${n},${cities[n % 5]},2020-0${1 + (n % 9)}-1${n % 10},${n % 7}\n`;
}

async function* orderLines() {
  yield 'no,customer,at,amount,channel,note\n';
  for (let n = 0; n < rows; n += 1) {
    const day = String(1 + (n % 28)).padStart(2, '0');
    const month = String(1 + (n % 12)).padStart(2, '0');
    yield `N${n},C${(n * 7919) % customers},2024-${month}-${day} 0${n % 10}:1${n % 6}:00,${n % 1000}.${10 + (n % 90)},${n % 3 ? 'web' : 'shop'},note ${n % 5000}\n`;
  }
}

async function timed<T>(name: string, count: number, run: () => Promise<T>): Promise<T> {
  let peak = 0;
  const backends = new Map<number, number>();
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
    void readBackends(backends);
  }, 100);
  const before = process.cpuUsage();
  const started = performance.now();
  const result = await run();
  clearInterval(watch);
  const own = process.cpuUsage(before);
  const served = [...backends.values()].reduce((sum, each) => sum + each, 0);
  const seconds = (performance.now() - started) / 1000;
  console.log(
    JSON.stringify({
      name,
      rows: count,
      seconds: Math.round(seconds * 10) / 10,
      rowsPerSecond: Math.round(count / seconds),
      cpuSeconds: {
        own: Math.round((own.user + own.system) / 100_000) / 10,
        database: Math.round(served * 10) / 10,
      },
      peakMegabytes: Math.round(peak / 1_048_576),
    }),
  );
  return result;
}

const ticksPerSecond = 100;

/** The time the import's sessions took on the processor, which says more than the clock on a busy machine. */
async function readBackends(backends: Map<number, number>): Promise<void> {
  const rows = await sql<{ pid: number }[]>`
    select pid from pg_stat_activity
    where datname = current_database() and application_name like 'stratum import%'`;
  for (const { pid } of rows) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
    const [user, system] =
      stat
        ?.slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 13) ?? [];
    if (user && system) backends.set(pid, (Number(user) + Number(system)) / ticksPerSecond);
  }
}

const given = process.env.TEST_DATABASE_URL;
const server = given ? { url: given, stop: async () => undefined } : await startThrowawayServer();
const folder = await mkdtemp(join(tmpdir(), 'stratum-bench-'));
const name = `stratum_bench_${randomUUID().slice(0, 8)}`;
const admin = postgres(server.url, { max: 1, onnotice: () => undefined });
await admin`create database ${admin(name)}`.finally(() => admin.end());
const url = urlOfDatabase(server.url, name);
await migrate(url);
const { db, sql, close } = connect(url);
const bench = await openImportBench({ db, sql });
try {
  const customerFile = join(folder, 'customers.csv');
  const orderFile = join(folder, 'orders.csv');
  await pipeline(customerLines, createWriteStream(customerFile));
  await pipeline(orderLines, createWriteStream(orderFile));
  await timed('customers', customers, () =>
    runImport(bench.ctx, { path: customerFile, mapping: { into: 'customers', key: 'id' } }),
  );
  const mapping = {
    into: 'activity',
    ...{ name: 'orders', key: 'no', customer: 'customer', time: 'at' },
  } as const;
  await timed('orders', rows, () => runImport(bench.ctx, { path: orderFile, mapping }));
  if (process.argv.includes('--again'))
    await timed('the same orders again', rows, () =>
      runImport(bench.ctx, { path: orderFile, mapping }),
    );
} finally {
  await bench.remove();
  await close();
  await dropDatabase(server.url, name);
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
