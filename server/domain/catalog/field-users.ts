import { listMentions } from '../rule/list-mentions';
import type { Catalog, Label } from './catalog';

/** Something whose rule names a field. */
export type FieldUser =
  | { readonly kind: 'segment'; readonly id: string; readonly label: Label }
  | { readonly kind: 'trait'; readonly key: string; readonly label: Label };

/** Which published segments and traits name each field of a table, by the field's key. */
export function fieldUsers(catalog: Catalog, table: string): ReadonlyMap<string, FieldUser[]> {
  const users = new Map<string, FieldUser[]>();
  const note = (rule: unknown, user: FieldUser) => {
    const keys = listMentions(rule, catalog).flatMap((mention) =>
      mention.kind === 'field' && mention.table === table ? mention.field : [],
    );
    for (const key of new Set(keys)) users.set(key, [...(users.get(key) ?? []), user]);
  };
  for (const { id, label, rule } of catalog.segments) note(rule, { kind: 'segment', id, label });
  for (const { key, label, definition } of catalog.traits)
    note(definition, { kind: 'trait', key, label });
  return users;
}
