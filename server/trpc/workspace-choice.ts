import type { Problem } from '@/server/domain/problem/problem';
import { problem } from '@/server/domain/problem/problem';
import type { Viewer } from '@/server/services/auth/read-session';
import type { Context } from '@/server/services/context';
import { type OpenDemo, openDemo } from '@/server/services/demo/open-demo';
import { readCookie } from './read-cookie';

export const workspaceNames = ['own', 'demo'] as const;
export type WorkspaceName = (typeof workspaceNames)[number];

export const workspaceCookie = 'stratum-workspace';
/** Sent by every page with the workspace it was made for. */
export const workspaceHeader = 'x-stratum-workspace';

type Databases = Pick<Context, 'db' | 'sql'>;

export type ChosenWorkspace = {
  readonly name: WorkspaceName;
  readonly data: Databases;
  /** Why its data cannot be used now; null when they can. */
  readonly barred: Problem | null;
};

/**
 * The database whose data a request is about. The demo only for somebody signed in who
 * chose it, and only while there is one; everything else means the workspace's own.
 */
export async function chooseWorkspace(
  own: Databases,
  viewer: Viewer | null,
  headers: Headers,
): Promise<ChosenWorkspace> {
  const wantsDemo = readCookie(headers, workspaceCookie) === 'demo';
  const demo = viewer && wantsDemo ? await openDemo(viewer) : null;
  const name = demo ? 'demo' : 'own';
  const data = demo ? { db: demo.db, sql: demo.sql } : own;
  return { name, data, barred: bar(name, demo, headers) };
}

/** A page of one workspace never reads or writes the other, also when another window switched. */
function bar(name: WorkspaceName, demo: OpenDemo | null, headers: Headers): Problem | null {
  const made = headers.get(workspaceHeader);
  if (made !== null && made !== name) return problem('CONFLICT', [], undefined, 'workspace');
  if (demo && demo.state.stage !== 'ready') return problem('BUSY', [], undefined, 'demo');
  return null;
}

/** Keeps the choice in this browser; `own` forgets it. */
export function workspaceCookieOf(name: WorkspaceName): string {
  const year = 365 * 24 * 60 * 60;
  const secure = process.env.STRATUM_URL?.startsWith('https://') ? '; Secure' : '';
  const age = name === 'demo' ? year : 0;
  return `${workspaceCookie}=${name}; Path=/; Max-Age=${age}; SameSite=Lax; HttpOnly${secure}`;
}
