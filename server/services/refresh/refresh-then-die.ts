import { connect } from '@/db/client';
import { refreshSegments } from './refresh-segments';

/** For the tests: refreshes at an instant and ends itself, as kill -9 would, in one phase. */
const [url, asOf, deadly] = process.argv.slice(2);
if (!url || !asOf || !deadly) throw new Error('refresh-then-die URL AS_OF PHASE');
const { db, sql } = connect(url, { max: 4 });
const actor = { kind: 'system', name: 'test' } as const;
await refreshSegments({ db, sql, actor, locale: 'en' }, { asOf }, (phase) => {
  if (phase === deadly) process.kill(process.pid, 'SIGKILL');
});
throw new Error(`the phase ${deadly} never came`);
