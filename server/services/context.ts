import type { Sql } from 'postgres';
import type { Database } from '@/db/client';
import type { Role } from '@/server/domain/access/permission';

export const locales = ['en', 'zh-CN'] as const;
export type Locale = (typeof locales)[number];

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
