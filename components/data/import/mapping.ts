import type { FieldType, Table } from '@/server/domain/catalog/catalog';
import type { ColumnForm, ValueForm } from '@/server/domain/import/column-form';
import type { ImportMode } from '@/server/domain/import/import-mode';
import type { Reading } from '@/server/domain/import/reading';
import { isNoteColumn } from '@/server/domain/import/own-columns';
import type { InspectedUpload, KnownTable, ProposedColumn } from '../data-types';
import { proposeKey } from './key-column';

export const columnRoles = ['key', 'customer', 'time', 'createdAt', 'field', 'leaveOut'] as const;
export type ColumnRole = (typeof columnRoles)[number];

export type MappedColumn = { readonly role: ColumnRole; readonly type: FieldType };

/** What a person decides about a file before it is checked. */
export type Mapping = {
  /** A table's key, or null for a new table. */
  readonly into: string | null;
  /** What a new table is to be. */
  readonly newKind: 'activity' | 'toOne';
  readonly mode: ImportMode;
  readonly name: string;
  readonly zone: string;
  readonly completeThrough: string;
  /** One per column of the file, in its order. */
  readonly columns: readonly MappedColumn[];
  /** How values are written, where a person said so. */
  readonly forms: readonly ColumnForm[];
};

const nameShape = /^\p{L}[\p{L}\p{N}_-]*$/u;
const looksLikeCustomer = /customer|client|member|account|user|客户|会员|用户/iu;
const looksLikeCreation = /first|creat|join|regist|since|sign|注册|创建|首次|加入/iu;

/** The first guess: the table that shares most columns, roles by name and content. */
export function proposeMapping(
  file: InspectedUpload,
  zone: string,
  wanted: string | null,
): Mapping {
  const into = wanted ?? likelyTable(file);
  const name = nameOf(file);
  const fresh = { newKind: 'activity', mode: 'update', completeThrough: '' } as const;
  return assignRoles(file, { into, name, zone, ...fresh, columns: [], forms: [] });
}

/** `retail_orders.csv.gz` proposes `Retail orders`; one of several sheets goes by its own name. */
function nameOf({ fileName, sheets, reading }: InspectedUpload): string {
  const visible = sheets.filter(({ hidden }) => !hidden);
  const words = (visible.length > 1 && reading.sheet ? reading.sheet : fileName)
    .replace(/(\.(csv|tsv|txt|xlsx))?(\.gz)?$/i, '')
    .replace(/[_\s-]+/g, ' ')
    .trim();
  return (words.charAt(0).toLocaleUpperCase() + words.slice(1)).slice(0, 60);
}

function likelyTable({ tables, header }: InspectedUpload): string | null {
  const customers = tables.find((table) => table.kind === 'customer');
  if (!customers) return 'customers';
  const fits = tables.filter(
    (table) =>
      header.includes(table.keyField) &&
      (table.kind !== 'activity' || (table.timeField !== null && header.includes(table.timeField))),
  );
  const shared = (table: KnownTable) =>
    table.fields.filter((field) => header.includes(field.key)).length / table.fields.length;
  const best = fits.toSorted((a, b) => shared(b) - shared(a))[0];
  return best && shared(best) > 0.5 ? best.key : null;
}

/** Gives every column its role and type anew for the table chosen. */
export function assignRoles(file: InspectedUpload, mapping: Mapping): Mapping {
  const table = tableOf(file, mapping.into);
  const { header, columns } = file;
  const kind = kindOf(file, mapping);
  const isCustomers = kind === 'customer';
  const isActivity = kind === 'activity' && mapping.mode !== 'delete';
  const customers = file.tables.find(({ kind }) => kind === 'customer');
  const find = (test: (column: ProposedColumn) => boolean) => columns.findIndex(test);
  const known = (name: string | null | undefined) => (name ? header.indexOf(name) : -1);
  const customer = !isActivity
    ? -1
    : firstFound(
        known(customers?.keyField),
        find(({ header: name }) => looksLikeCustomer.test(name)),
      );
  const isTime = (column: ProposedColumn) => column.type === 'date' || column.type === 'instant';
  const time = isCustomers
    ? firstFound(
        known(table?.timeField),
        find((column) => isTime(column) && looksLikeCreation.test(column.header)),
      )
    : isActivity
      ? firstFound(known(table?.timeField), find(isTime))
      : -1;
  const free = (index: number) => index !== customer && index !== time;
  const key = table ? known(table.keyField) : proposeKey(columns, free);
  const types = new Map(table?.fields.map((field) => [field.key, field.type]));
  return {
    ...mapping,
    columns: columns.map((column, index) => {
      const role: ColumnRole =
        index === key
          ? 'key'
          : index === customer
            ? 'customer'
            : index === time
              ? isCustomers
                ? 'createdAt'
                : 'time'
              : column.filled === 0 || mapping.mode === 'delete' || isNoteColumn(column.header)
                ? 'leaveOut'
                : 'field';
      const proposed = role === 'key' ? 'text' : index === time ? column.timeType : column.type;
      return { role, type: types.get(column.header) ?? proposed };
    }),
  };
}

const firstFound = (...places: readonly number[]) => places.find((place) => place >= 0) ?? -1;

export function tableOf(file: InspectedUpload, into: string | null): KnownTable | undefined {
  return file.tables.find((table) => table.key === into);
}

export function kindOf(file: InspectedUpload, mapping: Mapping): Table['kind'] {
  if (mapping.into === 'customers') return 'customer';
  return tableOf(file, mapping.into)?.kind ?? mapping.newKind;
}

/** The roles a column may have in the table chosen. */
export function rolesFor(file: InspectedUpload, mapping: Mapping): readonly ColumnRole[] {
  if (mapping.mode === 'delete') return ['key', 'leaveOut'];
  const roles = {
    customer: ['createdAt'],
    activity: ['customer', 'time'],
    toOne: [],
  } as const satisfies Record<Table['kind'], readonly ColumnRole[]>;
  return ['key', ...roles[kindOf(file, mapping)], 'field', 'leaveOut'];
}

/** Gives one column a role; the column that had a role of which there is one becomes a field. */
export function withRole(
  mapping: Mapping,
  file: InspectedUpload,
  index: number,
  role: ColumnRole,
): Mapping {
  const single = role !== 'field' && role !== 'leaveOut';
  const columns = mapping.columns.map((column, at) => {
    const proposed = file.columns[at];
    if (at === index && proposed) {
      const isTime = role === 'time' || role === 'createdAt';
      const type = role === 'key' ? 'text' : isTime ? proposed.timeType : proposed.type;
      return { role, type: typeOfKnown(file, mapping.into, proposed.header) ?? type };
    }
    return single && column.role === role ? { ...column, role: 'field' as const } : column;
  });
  return { ...mapping, columns };
}

/** How a column's values are written: as they show it, and as a person stated. */
export function formOf(file: InspectedUpload, mapping: Mapping, column: string): ValueForm {
  const proposed = file.columns.find(({ header }) => header === column)?.form;
  const { column: _, ...stated } = mapping.forms.find((form) => form.column === column) ?? {
    column,
  };
  return { ...proposed, ...stated };
}

/** States how a column's values are written. */
export function withForm(mapping: Mapping, column: string, form: ValueForm): Mapping {
  const own = mapping.forms.find((each) => each.column === column);
  const others = mapping.forms.filter((each) => each.column !== column);
  return { ...mapping, forms: [...others, { ...own, ...form, column }] };
}

/** States what the numbers of a column are multiplied by. */
export function withScale(mapping: Mapping, column: string, scale: string): Mapping {
  return withForm(mapping, column, { scale });
}

export function typeOfKnown(
  file: InspectedUpload,
  into: string | null,
  header: string,
): FieldType | undefined {
  return tableOf(file, into)?.fields.find((field) => field.key === header)?.type;
}

/** A table's key in rules from what a person typed. */
export function tableKeyOf(name: string): string {
  return name
    .trim()
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^[_\d]+|_+$/gu, '')
    .slice(0, 60);
}

export type Missing =
  | { readonly kind: 'key' | 'customer' | 'time' | 'name' | 'nameTaken' }
  | { readonly kind: 'otherKey' | 'otherTime'; readonly column: string };

/** What still has to be chosen before the file can be checked. */
export function missingOf(file: InspectedUpload, mapping: Mapping): readonly Missing[] {
  const table = tableOf(file, mapping.into);
  const headerOf = (role: ColumnRole) =>
    file.header[mapping.columns.findIndex((column) => column.role === role)];
  const missing: Missing[] = [];
  const isActivity = kindOf(file, mapping) === 'activity' && mapping.mode !== 'delete';
  if (table && headerOf('key') !== table.keyField)
    missing.push({ kind: 'otherKey', column: table.keyField });
  else if (headerOf('key') === undefined) missing.push({ kind: 'key' });
  if (isActivity && headerOf('customer') === undefined) missing.push({ kind: 'customer' });
  if (isActivity && table?.timeField && headerOf('time') !== table.timeField)
    missing.push({ kind: 'otherTime', column: table.timeField });
  else if (isActivity && headerOf('time') === undefined) missing.push({ kind: 'time' });
  if (mapping.into === null) {
    const key = tableKeyOf(mapping.name);
    if (!nameShape.test(key)) missing.push({ kind: 'name' });
    else if (key === 'customers' || file.tables.some((each) => each.key === key))
      missing.push({ kind: 'nameTaken' });
  }
  return missing;
}

/** The mapping as the server takes it. */
export function toInput(file: InspectedUpload, mapping: Mapping, reading: Reading) {
  const headerOf = (role: ColumnRole) =>
    file.header[mapping.columns.findIndex((column) => column.role === role)] ?? '';
  const pairs = mapping.columns.map((column, index) => ({
    ...column,
    column: file.header[index] ?? '',
  }));
  const forms = pairs
    .filter(({ role }) => role !== 'leaveOut')
    .map(({ column }) => ({ ...formOf(file, mapping, column), column }))
    .filter((form) => Object.keys(form).length > 1);
  const shared = {
    key: headerOf('key'),
    zone: mapping.zone,
    types: pairs
      .filter(({ role }) => role !== 'leaveOut' && role !== 'customer')
      .map(({ column, type }) => ({ column, type })),
    leaveOut: pairs.filter(({ role }) => role === 'leaveOut').map(({ column }) => column),
    ...(forms.length > 0 && { forms }),
    ...(Object.keys(reading).length > 0 && { reading }),
    ...(mapping.completeThrough && { completeThrough: mapping.completeThrough }),
  };
  const isDeletion = mapping.mode === 'delete';
  const kind = kindOf(file, mapping);
  if (kind === 'customer') {
    const createdAt = isDeletion ? '' : headerOf('createdAt');
    return { into: 'customers' as const, ...(createdAt && { createdAt }), ...shared };
  }
  const label = { en: mapping.name.trim(), zh: mapping.name.trim() };
  const named =
    mapping.into === null ? { name: tableKeyOf(mapping.name), label } : { name: mapping.into };
  if (kind === 'toOne') return { into: 'toOne' as const, ...named, ...shared };
  const roles = isDeletion ? {} : { customer: headerOf('customer'), time: headerOf('time') };
  return { into: 'activity' as const, ...named, ...roles, ...shared };
}
