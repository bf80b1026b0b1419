import { connect } from '@/db/client';
import { type ImportStep, runImport } from './run-import';

/**
 * Run by the kill test as a process of its own: imports orders and kills itself
 * in a step, or, at `landed`, while the landing transaction has written but not
 * committed (a trigger of the test holds it there).
 */
const [url, path, phase] = process.argv.slice(2);
if (!url || !path || !phase) throw new Error('url, path and phase are needed');

const die = () => process.kill(process.pid, 'SIGKILL');
const { db, sql } = connect(url);

async function dieInsideTransaction(): Promise<void> {
  for (;;) {
    const [row] = await sql<{ held: number }[]>`
      select count(*)::int as held from pg_stat_activity
      where datname = current_database() and application_name like 'stratum import%' and wait_event = 'PgSleep'`;
    if (row?.held) die();
  }
}

if (phase === 'landed') void dieInsideTransaction();
const actor = { kind: 'system', name: 'test' } as const;
const mapping = {
  into: 'activity',
  name: 'orders',
  key: 'no',
  customer: 'id',
  time: 'at',
} as const;
await runImport({ db, sql, actor, locale: 'en' }, { path, mapping }, async (step: ImportStep) => {
  if (step === phase) die();
});
