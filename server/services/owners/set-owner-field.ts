import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { catalogSql } from '@/db/identifier-sql';
import { catalogTable } from '@/db/schema/index';
import { canNameOwner } from '@/server/domain/access/viewer-scope';
import {
  type CustomerTable,
  type Field,
  findField,
  normalColumn,
} from '@/server/domain/catalog/catalog';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { loadCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';

export const SetOwnerFieldInput = z.strictObject({
  /** A text or choice field of the customers; null when none names an owner. */
  field: z.string().min(1).max(200).nullable(),
});
export type SetOwnerFieldInput = z.infer<typeof SetOwnerFieldInput>;

/**
 * Chooses the customer field that names who looks after a customer, with an index on
 * what it holds; gives the field chosen before. Refuses UNKNOWN_FIELD, and WRONG_TYPE
 * for anything but text and choices.
 */
export async function setOwnerField(
  ctx: Context,
  { field: key }: SetOwnerFieldInput,
): Promise<{ readonly before: string | null }> {
  return ctx.db.transaction(async (tx) => {
    const [table] = await tx
      .select({ id: catalogTable.id, ownerField: catalogTable.ownerField })
      .from(catalogTable)
      .where(eq(catalogTable.kind, 'customer'))
      .for('update');
    const { customers } = await loadCatalog(tx);
    if (!table) throw new Error('the catalog has customers but no table of them');
    const field = key === null ? null : ownerCandidate(customers, key);
    await tx
      .update(catalogTable)
      .set({ ownerField: field?.key ?? null })
      .where(eq(catalogTable.id, table.id));
    for (const statement of indexStatements(customers, field))
      await tx.execute(catalogSql(statement));
    return { before: table.ownerField };
  });
}

function ownerCandidate(customers: CustomerTable, key: string): Field {
  const field = findField(customers, key);
  if (!field)
    throw new StratumError(
      problem('UNKNOWN_FIELD', ['field'], { field: key, table: customers.key }),
    );
  if (!canNameOwner(field) || key === customers.keyField)
    throw new StratumError(
      problem('WRONG_TYPE', ['field'], { field: key, type: field.type }, 'owner'),
    );
  return field;
}

function indexStatements({ relation }: CustomerTable, field: Field | null): readonly string[] {
  const name = quoteIdentifier(`${relation.replace(/^data\./, '')}_owner`);
  const drop = `drop index if exists data.${name}`;
  if (field === null) return [drop];
  const column = field.type === 'text' ? normalColumn(field.column) : field.column;
  return [drop, `create index ${name} on ${quoteRelation(relation)} (${quoteIdentifier(column)})`];
}
