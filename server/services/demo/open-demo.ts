import { isMissingDatabase } from '@/db/missing-database';
import type { Viewer } from '../auth/read-session';
import type { Context } from '../context';
import { demoConnection } from './demo-connection';
import { type DemoState, readDemoState } from './demo-state';
import { mirrorPerson } from './mirror-person';

export type OpenDemo = Pick<Context, 'db' | 'sql'> & { readonly state: DemoState };

/**
 * The demo's database for somebody who looks at it, and where it stands. Null where
 * this installation has none, or its database does not answer.
 */
export async function openDemo(viewer: Viewer): Promise<OpenDemo | null> {
  const connection = demoConnection();
  if (!connection) return null;
  const { db, sql } = connection;
  try {
    const state = await readDemoState(db);
    await mirrorPerson(db, viewer);
    return { db, sql, state };
  } catch (error) {
    if (isMissingDatabase(error)) return null;
    throw error;
  }
}
