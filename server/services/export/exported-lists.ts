import type { ExportedList } from './exported-list';
import { activity } from './lists/activity';
import { badRows } from './lists/bad-rows';
import { customers } from './lists/customers';
import { fields } from './lists/fields';
import { imports } from './lists/imports';
import { inbox } from './lists/inbox';
import { members } from './lists/members';
import { merges } from './lists/merges';
import { people } from './lists/people';
import { receipts } from './lists/receipts';
import { segments } from './lists/segments';
import { tables } from './lists/tables';
import { traits } from './lists/traits';
import { versions } from './lists/versions';

/** Every list that can be taken out, by its name in the address `/api/export/<name>`. */
export const exportedLists = {
  activity,
  'bad-rows': badRows,
  customers,
  fields,
  imports,
  inbox,
  members,
  merges,
  people,
  receipts,
  segments,
  tables,
  traits,
  versions,
} as const satisfies Readonly<Record<string, ExportedList>>;

export type ListName = keyof typeof exportedLists;

export function findExportedList(name: string): ExportedList | null {
  return Object.hasOwn(exportedLists, name) ? exportedLists[name as ListName] : null;
}
