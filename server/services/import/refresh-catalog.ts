import { catalogSql } from '@/db/identifier-sql';
import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { catalogChoice, catalogField, catalogTable } from '@/db/schema/index';
import type { FieldType } from '@/server/domain/catalog/catalog';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Instant } from '@/server/domain/time/instant';
import { compareInstants, toInstant } from '@/server/domain/time/instant';
import { dayAfter, newestValue } from '../catalog/complete-through';
import { getSettings } from '../settings/get-settings';
import { delta } from './compute-delta';
import type { ImportPlan } from './import-plan';

const mostChoices = 2_000;

/** Adds choices seen for the first time, in the order of the file; refuses more than 2,000 in one field. */
export async function addChoices(
  tx: Transaction,
  plan: ImportPlan,
  tableId: string,
): Promise<void> {
  for (const column of plan.columns.filter((each) => each.type === 'choice')) {
    const name = catalogSql(quoteIdentifier(column.column));
    const field = and(eq(catalogField.tableId, tableId), eq(catalogField.key, column.header));
    const [row] = await tx.select({ id: catalogField.id }).from(catalogField).where(field);
    if (!row) throw new Error(`the catalog lacks the field ${column.header}`);
    await tx.execute(sql`
      insert into catalog_choice (field_id, id, label_en, label_zh, position)
      select ${row.id}::uuid, seen.id, seen.id, seen.id,
        (select coalesce(max(position), -1) from catalog_choice where field_id = ${row.id}::uuid)
        + row_number() over (order by seen.line)
      from (select ${name} as id, min(_line) as line from ${catalogSql(delta)} where ${name} is not null group by 1) seen
      on conflict (field_id, id) do nothing`);
    const count = await tx.$count(catalogChoice, eq(catalogChoice.fieldId, row.id));
    if (count > mostChoices)
      throw new StratumError(
        problem(
          'BAD_INPUT',
          ['types', column.header],
          { column: column.header, count, most: mostChoices },
          'tooManyChoices',
        ),
      );
  }
}

/**
 * Counts rows and filled values anew and sets how far the table is complete, which
 * `stated` says unless it is null; returns that instant.
 */
export async function refreshCatalog(
  tx: Transaction,
  tableId: string,
  stated: Instant | null,
): Promise<Reach> {
  const [table] = await tx.select().from(catalogTable).where(eq(catalogTable.id, tableId));
  if (!table) throw new Error('the catalog lost a table');
  const fields = await tx
    .select({ id: catalogField.id, column: catalogField.column })
    .from(catalogField)
    .where(eq(catalogField.tableId, tableId));
  const counts = fields.map(
    (field, index) => `count(${quoteIdentifier(field.column)}) as f${index}`,
  );
  const [row] = await tx.execute<Record<string, string>>(
    catalogSql(
      `select ${['count(*) as rows', ...counts].join(', ')} from ${quoteRelation(table.relation)}`,
    ),
  );
  for (const [index, field] of fields.entries()) {
    await tx
      .update(catalogField)
      .set({ filledCount: Number(row?.[`f${index}`]) })
      .where(eq(catalogField.id, field.id));
  }
  const reach = await reachOf(tx, table, table.relation, await timeColumn(tx, table), stated);
  await tx
    .update(catalogTable)
    .set({
      rowCount: Number(row?.rows),
      statedCompleteThrough: reach.stated,
      completeThrough: reach.completeThrough,
      updatedAt: sql`now()`,
    })
    .where(eq(catalogTable.id, tableId));
  return reach;
}

export type Reach = {
  readonly stated: Instant | null;
  readonly completeThrough: Instant | null;
};

/** How far a planned import's table would be complete when its rows are read from `relation`. */
export async function expectedReach(
  tx: Transaction,
  plan: ImportPlan,
  relation: string,
): Promise<Reach> {
  const [table] = await tx.select().from(catalogTable).where(eq(catalogTable.key, plan.tableKey));
  const time = plan.time ?? (table ? await timeColumn(tx, table) : null);
  const before = { statedCompleteThrough: table?.statedCompleteThrough ?? null };
  return reachOf(tx, before, relation, time, plan.completeThrough);
}

type TimeColumn = { readonly column: string; readonly type: FieldType };

async function timeColumn(
  tx: Transaction,
  table: typeof catalogTable.$inferSelect,
): Promise<TimeColumn | null> {
  const key = table.timeField ?? table.createdAtField;
  if (key === null) return null;
  const [found] = await tx
    .select({ column: catalogField.column, type: catalogField.type })
    .from(catalogField)
    .where(and(eq(catalogField.tableId, table.id), eq(catalogField.key, key)));
  return found ?? null;
}

/** A statement holds until another one, or until rows reach beyond it. */
async function reachOf(
  tx: Transaction,
  { statedCompleteThrough }: Pick<typeof catalogTable.$inferSelect, 'statedCompleteThrough'>,
  relation: string,
  time: TimeColumn | null,
  stated: Instant | null,
): Promise<Reach> {
  const { timeZone } = (await getSettings({ db: tx })).calendar;
  const newest = time ? await newestValue(tx, relation, time.column) : null;
  const shown = time ? dayAfter(newest, time.type, timeZone) : null;
  const before = statedCompleteThrough ? toInstant(statedCompleteThrough) : null;
  const holds = before !== null && (shown === null || compareInstants(before, shown) >= 0);
  const said = stated ?? (holds ? before : null);
  return { stated: said, completeThrough: said ?? shown };
}
