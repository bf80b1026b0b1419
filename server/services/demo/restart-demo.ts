import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { requireDemoDatabase } from './clear-demo';
import { demoConnection } from './demo-connection';
import { makeDemoState, readDemoState, writeDemoState } from './demo-state';

/** Has the worker make the demo anew, up to today; what was done in it is gone. NOT_FOUND where there is none. */
export async function restartDemo(): Promise<void> {
  const connection = demoConnection();
  if (!connection) throw new StratumError(problem('NOT_FOUND', [], undefined, 'demo'));
  await wantDemo(connection);
}

/** Marks the demo as one to be made anew, unless that is going on. Refuses CONFLICT for a database that is no demo. */
export async function wantDemo({ db }: Pick<Context, 'db'>): Promise<void> {
  await requireDemoDatabase(db);
  await db.transaction(async (tx) => {
    await makeDemoState(tx);
    if ((await readDemoState(tx)).stage === 'loading') return;
    await writeDemoState(tx, {
      ...{ stage: 'wanted', step: null, subject: '', percent: 0, error: null },
    });
  });
}
