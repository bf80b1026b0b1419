import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { catalogSql } from '@/db/identifier-sql';
import { catalogField, catalogTable } from '@/db/schema/index';
import { normalColumn } from '@/server/domain/catalog/catalog';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import type { Undone } from './undo-import';

/**
 * Takes away the table or the columns an import brought, once they are empty and no
 * rule, draft, trait, owner or other field names them. What is used stays, empty.
 */
export async function removeFootprint(
  tx: Transaction,
  { table, footprint }: Undone,
): Promise<void> {
  if (footprint.table) return removeTable(tx, table);
  if (footprint.createdAt)
    await tx
      .update(catalogTable)
      .set({ createdAtField: null })
      .where(eq(catalogTable.id, table.id));
  if (footprint.columns.length === 0) return;
  const fields = await tx
    .select()
    .from(catalogField)
    .where(
      and(eq(catalogField.tableId, table.id), inArray(catalogField.column, [...footprint.columns])),
    );
  for (const field of fields) await removeField(tx, table, field);
}

async function removeField(
  tx: Transaction,
  table: Undone['table'],
  { id, key, column, type }: typeof catalogField.$inferSelect,
): Promise<void> {
  const relation = quoteRelation(table.relation);
  const name = quoteIdentifier(column);
  const [filled] = await tx.execute(
    catalogSql(`select from ${relation} where ${name} is not null limit 1`),
  );
  if (filled || (await isNamed(tx, key)) || table.ownerField === key) return;
  const twin =
    type === 'text' || type === 'textList' ? [quoteIdentifier(normalColumn(column))] : [];
  const drops = [name, ...twin].map((each) => `drop column ${each}`);
  await tx.execute(catalogSql(`alter table ${relation} ${drops.join(', ')}`));
  await tx.delete(catalogField).where(eq(catalogField.id, id));
}

/** Customers' numbers must not be given again while memberships hang on them. */
async function removeTable(tx: Transaction, table: Undone['table']): Promise<void> {
  const relation = quoteRelation(table.relation);
  const [row] = await tx.execute(catalogSql(`select from ${relation} limit 1`));
  if (row || (await isNamed(tx, table.key))) return;
  const [needed] = await tx.execute(sql`
    select from catalog_field where refers_to = ${table.id}::uuid
    union all select from catalog_table where ${table.kind}::text = 'customer' and id <> ${table.id}::uuid
    union all select from segment where ${table.kind}::text = 'customer' limit 1`);
  if (needed) return;
  await tx.execute(catalogSql(`drop table ${relation}`));
  await tx.delete(catalogTable).where(eq(catalogTable.id, table.id));
}

/** Whether any rule, draft, trait or dashboard says a key, wherever in it. */
async function isNamed(tx: Transaction, key: string): Promise<boolean> {
  const says = (column: string) =>
    sql`jsonb_path_exists(${catalogSql(column)}, '$.** ? (@ == $key)', ${JSON.stringify({ key })}::jsonb)`;
  const [found] = await tx.execute(sql`
    select from segment_version where ${says('rule')}
    union all select from segment where draft is not null and ${says('draft')}
    union all select from trait where ${says('definition')} limit 1`);
  return found !== undefined;
}
