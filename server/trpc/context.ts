import { acceptedLocale, isLocale, type Locale, localeCookie } from '@/i18n/locale';
import type { Problem } from '@/server/domain/problem/problem';
import { readSession, type Viewer } from '@/server/services/auth/read-session';
import type { Context } from '@/server/services/context';
import { workspaceConnection } from '@/server/services/workspace-connection';
import { readCookie } from './read-cookie';
import { chooseWorkspace, type WorkspaceName } from './workspace-choice';

/** What every procedure is given: the verb's context, and the request it came with. */
export type TrpcContext = Context & {
  /** The workspace's own database, where people, sessions and mail live whatever is looked at. */
  readonly accounts: Pick<Context, 'db' | 'sql'>;
  /** The database looked at: the workspace's own or the demo's. */
  readonly data: Pick<Context, 'db' | 'sql'>;
  readonly workspace: WorkspaceName;
  /** Why the data cannot be used now; null when they can. */
  readonly barred: Problem | null;
  readonly viewer: Viewer | null;
  readonly requestHeaders: Headers;
  /** Headers a procedure adds to the answer; null while a page renders. */
  readonly responseHeaders: Headers | null;
};

export async function createTrpcContext(
  requestHeaders: Headers,
  responseHeaders: Headers | null,
): Promise<TrpcContext> {
  const { db, sql } = workspaceConnection();
  const accounts = { db, sql };
  const viewer = await readSession(accounts, requestHeaders);
  const { name, data, barred } = await chooseWorkspace(accounts, viewer, requestHeaders);
  return {
    ...data,
    accounts,
    data,
    workspace: name,
    barred,
    viewer,
    actor: viewer
      ? { kind: 'person', id: viewer.id, name: viewer.name, role: viewer.role }
      : { kind: 'system', name: 'visitor' },
    locale: viewer?.language ?? visitorLocale(requestHeaders),
    requestHeaders,
    responseHeaders,
  };
}

/** The language of somebody not signed in: their cookie, else what their browser accepts. */
export function visitorLocale(headers: Headers): Locale {
  const chosen = readCookie(headers, localeCookie);
  return isLocale(chosen) ? chosen : acceptedLocale(headers.get('accept-language'));
}
