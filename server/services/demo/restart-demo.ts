import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { demoConnection } from './demo-connection';
import { makeDemoState, writeDemoState } from './demo-state';

/** Has the worker make the demo anew, up to today; what was done in it is gone. NOT_FOUND where there is none. */
export async function restartDemo(): Promise<void> {
  const connection = demoConnection();
  if (!connection) throw new StratumError(problem('NOT_FOUND', [], undefined, 'demo'));
  await connection.db.transaction(async (tx) => {
    await makeDemoState(tx);
    await writeDemoState(tx, { stage: 'wanted', step: null, subject: '', percent: 0, error: null });
  });
}
