import { isNoteColumn } from '@/server/domain/import/own-columns';
import type { InspectedUpload } from '../data-types';
import { assignRoles, type ColumnRole, type Mapping, proposeMapping, tableOf } from './mapping';

/** The mapping of the last file with the same columns, for this one; null without one. */
export function rememberedMapping(file: InspectedUpload, zone: string): Mapping | null {
  const { remembered } = file;
  if (!remembered) return null;
  const { mapping, mode } = remembered;
  const name = mapping.into === 'customers' ? '' : mapping.name;
  const into = mapping.into === 'customers' ? 'customers' : tableOf(file, name) ? name : null;
  const label = mapping.into === 'customers' ? null : mapping.label;
  const base = assignRoles(file, {
    ...proposeMapping(file, mapping.zone ?? zone, into),
    ...{ into, mode, forms: mapping.forms ?? [] },
    newKind: mapping.into === 'toOne' ? 'toOne' : 'activity',
    ...(into === null && { name: label?.en ?? name }),
  });
  const left = new Set(mapping.leaveOut ?? []);
  const types = new Map((mapping.types ?? []).map(({ column, type }) => [column, type]));
  const roleOf = (header: string): ColumnRole => {
    if (header === mapping.key) return 'key';
    if (mapping.into === 'activity' && header === mapping.customer) return 'customer';
    if (mapping.into === 'activity' && header === mapping.time) return 'time';
    if (mapping.into === 'customers' && header === mapping.createdAt) return 'createdAt';
    return left.has(header) || isNoteColumn(header) || mode === 'delete' ? 'leaveOut' : 'field';
  };
  const columns = base.columns.map((column, index) => {
    const header = file.header[index] ?? '';
    return { role: roleOf(header), type: types.get(header) ?? column.type };
  });
  return { ...base, columns };
}
