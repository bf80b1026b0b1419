import { and, eq } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { catalogField } from '@/db/schema/index';
import {
  type Catalog,
  type Field,
  findField,
  type Table,
  tablesOf,
} from '@/server/domain/catalog/catalog';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { loadCatalog } from './load-catalog';
import { findTableId } from './table-id';

/** A choice field as the catalog has it, with what names it in the database. */
export type ChoicePlace = {
  readonly catalog: Catalog;
  readonly table: Table;
  readonly field: Field;
  readonly tableId: string;
  readonly fieldId: string;
};

/** The choice field, locked until the transaction ends; refuses NOT_FOUND and WRONG_TYPE. */
export async function lockChoiceField(
  tx: Transaction,
  input: { readonly table: string; readonly field: string },
): Promise<ChoicePlace> {
  const tableId = await findTableId(tx, input.table);
  const [row] = await tx
    .select({ id: catalogField.id })
    .from(catalogField)
    .where(and(eq(catalogField.tableId, tableId), eq(catalogField.key, input.field)))
    .for('update');
  const catalog = await loadCatalog(tx);
  const table = tablesOf(catalog).find(({ key }) => key === input.table);
  const field = table && findField(table, input.field);
  if (!row || !table || !field) throw new StratumError(problem('NOT_FOUND', ['field']));
  if (field.type !== 'choice')
    throw new StratumError(
      problem('WRONG_TYPE', ['field'], { field: field.key, type: field.type }),
    );
  return { catalog, table, field, tableId, fieldId: row.id };
}
