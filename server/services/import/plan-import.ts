import type { Executor } from '@/db/client';
import type { Table } from '@/server/domain/catalog/catalog';
import { findField, tablesOf } from '@/server/domain/catalog/catalog';
import { nameColumn } from '@/server/domain/catalog/identifiers';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { findCatalog } from '../catalog/load-catalog';
import { findTableId } from '../catalog/table-id';
import { getSettings } from '../settings/get-settings';
import { isTimeZone } from '../settings/time-zone';
import { signatureOf } from './file-signature';
import { type ImportMapping, tableKeyOf } from './import-input';
import type { CustomerLink, ImportPlan, PlannedColumn } from './import-plan';
import { fieldNamesOf, planColumns, type PlanRequest } from './plan-columns';
import { readCompleteThrough } from './read-complete-through';
import { requireColumns, requireSameRoles } from './require-mapping';

/**
 * Decides table, columns and types of an import. The catalog's types win, then the
 * stated ones, then what the values show. Refuses columns the file does not have,
 * a key, time or creation date other than the table's own, other rows before customers,
 * and rows to delete from a table that is not there.
 */
export async function planImport(db: Executor, request: PlanRequest): Promise<ImportPlan> {
  const { mapping, mode, header } = request;
  const settings = await getSettings({ db });
  const zone = mapping.zone ?? settings.calendar.timeZone;
  if (!isTimeZone(zone)) throw refusal('UNKNOWN_ZONE', ['zone'], { zone });
  const isDeletion = mode === 'delete';
  requireColumns(mapping, header, isDeletion);
  const catalog = await findCatalog(db);
  if (mapping.into !== 'customers' && !catalog) throw refusal('NO_CUSTOMERS', []);
  const table = findTable(mapping, catalog);
  if (isDeletion && !table)
    throw refusal('UNKNOWN_TABLE', ['name'], { table: tableKeyOf(mapping) });
  requireSameRoles(mapping, table, isDeletion);
  const columns = await planColumns(request, fieldNamesOf(request), table, catalog);
  const find = (name: string) => columns.find((column) => column.header === name);
  const timeName = isDeletion ? null : timeNameOf(mapping, table);
  const key = find(mapping.key);
  if (!key) throw new Error(`the key column ${mapping.key} was left out`);
  const present = new Set(columns.map((column) => column.column));
  return {
    kind: kindOf(mapping),
    mode,
    tableKey: tableKeyOf(mapping),
    label: labelOf(mapping, table),
    relation: table?.relation ?? (await newRelation(mapping, catalog)),
    tableId: table ? await findTableId(db, table.key) : null,
    key,
    time: timeName === null ? null : requireTime(find(timeName), timeName),
    customer:
      catalog && mapping.into === 'activity' && mapping.customer && !isDeletion
        ? linkCustomer(mapping.customer, header, catalog.customers)
        : null,
    columns,
    absent: (table?.fields ?? [])
      .filter((field) => !present.has(field.column))
      .map(({ key: name, column, type }) => ({ header: name, column, type })),
    headerWidth: header.length,
    signature: signatureOf(header),
    timeZone: zone,
    completeThrough: readCompleteThrough(mapping.completeThrough, settings.calendar.timeZone),
  };
}

type Found = Awaited<ReturnType<typeof findCatalog>>;

function kindOf({ into }: ImportMapping): ImportPlan['kind'] {
  return into === 'customers' ? 'customer' : into;
}

/** The table a mapping names; refuses a name that a table of another kind has. */
function findTable(mapping: ImportMapping, catalog: Found): Table | null {
  if (mapping.into === 'customers') return catalog?.customers ?? null;
  if (mapping.name === 'customers')
    throw refusal('BAD_INPUT', ['name'], { name: mapping.name }, 'tableName');
  const named = catalog && tablesOf(catalog).find(({ key }) => key === mapping.name);
  if (named && named.kind !== kindOf(mapping))
    throw refusal('BAD_INPUT', ['name'], { name: mapping.name }, 'otherKind');
  return named ?? null;
}

function timeNameOf(mapping: ImportMapping, table: Table | null): string | null {
  if (mapping.into === 'activity') return mapping.time ?? null;
  if (mapping.into === 'toOne') return null;
  const known = table?.kind === 'customer' ? table.createdAtField : null;
  return mapping.createdAt ?? known;
}

function requireTime(column: PlannedColumn | undefined, name: string): PlannedColumn | null {
  if (!column) return null;
  if (column.type !== 'date' && column.type !== 'instant')
    throw refusal('BAD_INPUT', ['time'], { column: name }, 'notATime');
  return column;
}

function linkCustomer(
  name: string,
  header: readonly string[],
  customers: NonNullable<Found>['customers'],
): CustomerLink {
  const field = findField(customers, customers.keyField);
  if (!field) throw new Error('the customer table has no key field');
  const { relation } = customers;
  return {
    index: header.indexOf(name),
    header: name,
    relation,
    column: field.column,
    type: field.type,
  };
}

function labelOf(mapping: ImportMapping, table: Table | null): ImportPlan['label'] {
  if (table) return table.label;
  if (mapping.into === 'customers') return { en: 'Customers', zh: '客户' };
  return mapping.label ?? { en: mapping.name, zh: mapping.name };
}

async function newRelation(mapping: ImportMapping, catalog: Found): Promise<string> {
  if (mapping.into === 'customers') return 'data.customers';
  const taken = new Set(['customers']);
  for (const table of catalog ? tablesOf(catalog) : [])
    taken.add(table.relation.replace(/^data\./, ''));
  return `data.${nameColumn(mapping.name, taken)}`;
}

function refusal(...parts: Parameters<typeof problem>): StratumError {
  return new StratumError(problem(...parts));
}
