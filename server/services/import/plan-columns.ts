import type { Catalog, Field, FieldType, Table } from '@/server/domain/catalog/catalog';
import { nameColumn } from '@/server/domain/catalog/identifiers';
import type { ValueForm } from '@/server/domain/import/column-form';
import {
  type ColumnProfile,
  guessTimeType,
  guessType,
} from '@/server/domain/import/column-profile';
import { unitOfHeader } from '@/server/domain/import/header-unit';
import type { ImportMode } from '@/server/domain/import/import-mode';
import { isNoteColumn } from '@/server/domain/import/own-columns';
import type { ImportMapping } from './import-input';
import type { PlannedColumn } from './import-plan';

export type PlanRequest = {
  readonly mapping: ImportMapping;
  readonly mode: ImportMode;
  readonly header: readonly string[];
  /** Reads the whole file once; asked for only when a type must be guessed. */
  readonly profile: () => Promise<readonly ColumnProfile[]>;
};

/** The columns that become fields; a list of rows to delete brings its key only. */
export function fieldNamesOf({ mapping, mode, header }: PlanRequest): readonly string[] {
  if (mode === 'delete') return [mapping.key];
  const left = new Set(mapping.leaveOut ?? []);
  return header.filter(
    (name) =>
      name === mapping.key ||
      !(left.has(name) || isNoteColumn(name) || isCustomerOnly(name, mapping)),
  );
}

function isCustomerOnly(name: string, mapping: ImportMapping): boolean {
  return mapping.into === 'activity' && name === mapping.customer && name !== mapping.time;
}

/** Each field's column and type: the catalog's, else the stated one, else what the values show. */
export async function planColumns(
  request: PlanRequest,
  names: readonly string[],
  table: Table | null,
  catalog: Catalog | null,
): Promise<readonly PlannedColumn[]> {
  const { mapping, header } = request;
  const stated = new Map((mapping.types ?? []).map(({ column, type }) => [column, type]));
  const known = new Map<string, Field>((table?.fields ?? []).map((field) => [field.key, field]));
  const times = new Set([
    mapping.into === 'activity'
      ? mapping.time
      : mapping.into === 'customers'
        ? mapping.createdAt
        : undefined,
  ]);
  const open = names.filter(
    (name) => !known.has(name) && !stated.has(name) && name !== mapping.key,
  );
  const profiles = open.length > 0 ? await request.profile() : [];
  const typeOf = (name: string): FieldType => {
    const given = known.get(name)?.type ?? stated.get(name);
    if (given) return given;
    if (name === mapping.key) return keyTypeOf(mapping, catalog);
    const profile = profiles[header.indexOf(name)];
    if (!profile) return 'text';
    return times.has(name) ? guessTimeType(profile) : guessType(profile);
  };
  const forms = new Map((mapping.forms ?? []).map(({ column, ...form }) => [column, form]));
  const taken = new Set([...known.values()].map((field) => field.column));
  return names.map((name) => {
    const field = known.get(name);
    const column = field?.column ?? nameColumn(name, taken);
    taken.add(column);
    const type = typeOf(name);
    const form = formOf(name, forms.get(name), profiles[header.indexOf(name)]);
    return { header: name, index: header.indexOf(name), column, type, form, isNew: !field };
  });
}

/** What was stated, else what the values showed, else what the unit in the header says. */
function formOf(
  header: string,
  stated: ValueForm | undefined,
  profile: ColumnProfile | undefined,
): ValueForm {
  const scale = unitOfHeader(header);
  return { ...(scale !== null && { scale }), ...profile?.form, ...stated };
}

/** Text, but the key of a new to-one table takes the type of the fields that hold its values. */
function keyTypeOf(mapping: ImportMapping, catalog: Catalog | null): FieldType {
  if (mapping.into !== 'toOne' || !catalog) return 'text';
  const fields = [catalog.customers, ...catalog.activities].flatMap((table) => table.fields);
  const type = fields.find(({ key }) => key === mapping.key)?.type;
  return type === 'number' || type === 'date' ? type : 'text';
}
