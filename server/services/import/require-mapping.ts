import type { Table } from '@/server/domain/catalog/catalog';
import { showText } from '@/server/domain/import/storable-text';
import { assertNever } from '@/server/domain/problem/assert-never';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { ImportMapping } from './import-input';

/** Refuses UNKNOWN_COLUMN for columns the mapping names, or needs, and the file lacks. */
export function requireColumns(
  mapping: ImportMapping,
  header: readonly string[],
  isDeletion: boolean,
): void {
  const known = new Set(header);
  const asked: readonly (readonly [string, string | undefined])[] = isDeletion
    ? [['key', mapping.key]]
    : rolesOf(mapping);
  const columns = showText(header.join(', '), 500);
  const lacking = asked.filter(([, name]) => name === undefined || !known.has(name));
  const untyped = (mapping.types ?? []).filter(({ column }) => !known.has(column));
  const unformed = (mapping.forms ?? []).filter(({ column }) => !known.has(column));
  StratumError.throwIfAny([
    ...lacking.map(([path, name]) =>
      problem('UNKNOWN_COLUMN', [path], { column: name ?? '', columns }),
    ),
    ...untyped.map(({ column }) =>
      problem('UNKNOWN_COLUMN', ['types', column], { column, columns }),
    ),
    ...unformed.map(({ column }) =>
      problem('UNKNOWN_COLUMN', ['forms', column], { column, columns }),
    ),
  ]);
}

/** The columns a mapping cannot do without. */
function rolesOf(mapping: ImportMapping): readonly (readonly [string, string | undefined])[] {
  const key = ['key', mapping.key] as const;
  switch (mapping.into) {
    case 'customers':
      return mapping.createdAt === undefined ? [key] : [key, ['createdAt', mapping.createdAt]];
    case 'activity':
      return [key, ['customer', mapping.customer], ['time', mapping.time]];
    case 'toOne':
      return [key];
    default:
      return assertNever(mapping);
  }
}

/** A table keeps the key and the time it was made with: another one would change what its rows are. */
export function requireSameRoles(
  mapping: ImportMapping,
  table: Table | null,
  isDeletion: boolean,
): void {
  if (!table) return;
  if (table.keyField !== mapping.key)
    throw badInput(
      ['key'],
      { column: table.keyField },
      table.kind === 'customer' ? 'otherCustomerKey' : 'otherKey',
    );
  if (isDeletion) return;
  if (table.kind === 'activity' && mapping.into === 'activity' && table.timeField !== mapping.time)
    throw badInput(['time'], { column: table.timeField }, 'otherTime');
  const created = mapping.into === 'customers' ? mapping.createdAt : undefined;
  if (
    table.kind === 'customer' &&
    created &&
    table.createdAtField &&
    table.createdAtField !== created
  )
    throw badInput(['createdAt'], { column: table.createdAtField }, 'otherCreatedAt');
}

function badInput(
  path: readonly string[],
  params: Record<string, string>,
  variant: string,
): StratumError {
  return new StratumError(problem('BAD_INPUT', path, params, variant));
}
