import { type CustomerTable, type Field, findField, normalColumn } from '../catalog/catalog';
import type { ViewerScope } from '../evaluation/scope';
import { normaliseText } from '../text/normalise-text';
import type { Role } from './permission';

/** A column of the customers and the values in it that name somebody. */
export type OwnerColumn = { readonly column: string; readonly values: readonly string[] };

/**
 * Whom a role may see: everyone, except that executors see their own customers: those
 * whose owner is one of `names`, the compared forms that mean the executor. Nobody
 * while no field of the customers names an owner, or no name means the executor.
 */
export function viewerScopeOf(
  role: Role,
  customers: CustomerTable,
  names: readonly string[],
): ViewerScope {
  if (role !== 'executor') return { kind: 'everyone' };
  const field = ownerFieldOf(customers);
  if (field === null) return { kind: 'nobody' };
  const owner = ownerColumn(field, names);
  return owner.values.length === 0 ? { kind: 'nobody' } : { kind: 'owner', ...owner };
}

/** The field that names the owner; null while none does, or when it cannot be one any more. */
export function ownerFieldOf(customers: CustomerTable): Field | null {
  if (!customers.ownerField) return null;
  const field = findField(customers, customers.ownerField);
  return field && canNameOwner(field) ? field : null;
}

/** Text, whose compared form is stored, and choices, which are few. */
export function canNameOwner({ type }: Field): boolean {
  return type === 'text' || type === 'choice';
}

/** Where compared forms of names are found: in the twin of a text, else as the choices that read like them. */
export function ownerColumn(field: Field, names: readonly string[]): OwnerColumn {
  if (field.type === 'text') return { column: normalColumn(field.column), values: names };
  const wanted = new Set(names);
  const values = field.choices
    .map(({ id }) => id)
    .filter((id) => wanted.has(normaliseText(id) ?? ''));
  return { column: field.column, values };
}
