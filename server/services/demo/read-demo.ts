import { isMissingDatabase } from '@/db/missing-database';
import { catalogTable } from '@/db/schema';
import type { Context } from '../context';
import { demoConnection } from './demo-connection';
import { type DemoState, readDemoState } from './demo-state';

export type Demo = {
  /** Whether the reader looks at the demo now. */
  readonly here: boolean;
  /** Where it stands; null where this installation has none. */
  readonly state: DemoState | null;
  /** Whether the workspace's own data are still to come. */
  readonly ownIsEmpty: boolean;
};

/** Whether this installation has a demo. */
export const hasDemo = (): boolean => demoConnection() !== null;

/** The demo beside the workspace, as everybody who is signed in may know it. */
export async function readDemo(own: Pick<Context, 'db'>, here: boolean): Promise<Demo> {
  const [state, tables] = await Promise.all([stateOfDemo(), own.db.$count(catalogTable)]);
  return { here, state, ownIsEmpty: tables === 0 };
}

async function stateOfDemo(): Promise<DemoState | null> {
  const connection = demoConnection();
  if (!connection) return null;
  try {
    return await readDemoState(connection.db);
  } catch (error) {
    if (isMissingDatabase(error)) return null;
    throw error;
  }
}
