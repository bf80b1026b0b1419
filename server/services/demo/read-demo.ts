import { isMissingDatabase } from '@/db/missing-database';
import { demoConnection } from './demo-connection';
import { type DemoState, readDemoState } from './demo-state';

export type Demo = {
  /** Whether the reader looks at the demo now. */
  readonly here: boolean;
  /** Where it stands; null where this installation has none. */
  readonly state: DemoState | null;
};

/** Whether this installation has a demo. */
export const hasDemo = (): boolean => demoConnection() !== null;

/** The demo beside the workspace, as everybody who is signed in may know it. */
export async function readDemo(here: boolean): Promise<Demo> {
  const connection = demoConnection();
  if (!connection) return { here, state: null };
  try {
    return { here, state: await readDemoState(connection.db) };
  } catch (error) {
    if (isMissingDatabase(error)) return { here, state: null };
    throw error;
  }
}
