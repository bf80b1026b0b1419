import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { catalogSql, columnSql, relationSql } from '@/db/identifier-sql';
import { catalogChoice, catalogField } from '@/db/schema/index';
import { quoteIdentifier } from '@/server/domain/catalog/identifiers';

/**
 * Puts, in rows that wait in `relation` to be written into a table, the choice that
 * stands in place of each one that gave way. `columns` are those the relation has; null
 * for all of the table's.
 */
export async function putReplacements(
  tx: Transaction,
  tableId: string,
  relation: string,
  columns: readonly string[] | null,
): Promise<void> {
  const fields = await tx
    .selectDistinct({ id: catalogField.id, column: catalogField.column })
    .from(catalogField)
    .innerJoin(catalogChoice, eq(catalogChoice.fieldId, catalogField.id))
    .where(and(eq(catalogField.tableId, tableId), isNotNull(catalogChoice.replacedBy)));
  for (const { id, column } of fields.filter((field) => columns?.includes(field.column) ?? true)) {
    const own = catalogSql(quoteIdentifier(column));
    await tx.execute(sql`
      update ${relationSql(relation)} s set ${own} = c.replaced_by
      from catalog_choice c
      where c.field_id = ${id}::uuid and c.replaced_by is not null
        and ${columnSql('s', column)} = c.id`);
  }
}
