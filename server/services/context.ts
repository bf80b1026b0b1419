import type { Sql } from 'postgres';
import type { Database } from '@/db/client';
import type { Locale } from '@/i18n/locale';
import type { Role } from '@/server/domain/access/permission';

export { type Locale, locales } from '@/i18n/locale';

export type Actor =
  | { readonly kind: 'person'; readonly id: string; readonly name: string; readonly role: Role }
  | { readonly kind: 'system'; readonly name: string };

/**
 * What every verb is given: the database it works on (the workspace, or another
 * one beside it), who acts, and the language problems are told in.
 */
export type Context = {
  readonly db: Database;
  readonly sql: Sql;
  readonly actor: Actor;
  readonly locale: Locale;
};
