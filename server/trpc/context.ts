import { acceptedLocale, isLocale, type Locale, localeCookie } from '@/i18n/locale';
import { readSession, type Viewer } from '@/server/services/auth/read-session';
import type { Context } from '@/server/services/context';
import { workspaceConnection } from '@/server/services/workspace-connection';

/** What every procedure is given: the verb's context, and the request it came with. */
export type TrpcContext = Context & {
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
  const viewer = await readSession({ db }, requestHeaders);
  return {
    db,
    sql,
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
  const cookies = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  const chosen = cookies.find(([name]) => name === localeCookie)?.[1];
  return isLocale(chosen) ? chosen : acceptedLocale(headers.get('accept-language'));
}
