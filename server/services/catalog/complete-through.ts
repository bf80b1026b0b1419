import { catalogSql } from '@/db/identifier-sql';
import { sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { catalogField, catalogTable } from '@/db/schema/index';
import { quoteIdentifier, quoteRelation } from '@/server/domain/catalog/identifiers';
import { startOfDayAfterDate, startOfDayAfterInstant } from '@/server/domain/time/day-after';
import { compareInstants, type Instant, toInstant } from '@/server/domain/time/instant';
import { getSettings } from '@/server/services/settings/get-settings';

export type TableClock = {
  readonly tableKey: string;
  /** The time of the newest row as stored: an instant, or a plain date where the column holds dates. */
  readonly newest: string | null;
  readonly completeThrough: Instant | null;
};

/**
 * How far each table reaches: what was stated at import, else the start of the local
 * day after its newest row; null while it is empty or holds no time (docs/rules.md 39).
 */
export async function tableClocks(db: Executor): Promise<readonly TableClock[]> {
  const { timeZone } = (await getSettings({ db })).calendar;
  const tables = await db
    .select({
      key: catalogTable.key,
      relation: catalogTable.relation,
      stated: catalogTable.statedCompleteThrough,
      column: catalogField.column,
      type: catalogField.type,
    })
    .from(catalogTable)
    .leftJoin(
      catalogField,
      sql`${catalogField.tableId} = ${catalogTable.id} and ${catalogField.key} = coalesce(${catalogTable.timeField}, ${catalogTable.createdAtField})`,
    );
  const clocks: TableClock[] = [];
  for (const table of tables) {
    const newest = table.column && (await newestValue(db, table.relation, table.column));
    const stated = table.stated === null ? null : toInstant(table.stated);
    clocks.push({
      tableKey: table.key,
      newest: newest !== null && table.type === 'instant' ? toInstant(newest) : newest,
      completeThrough: stated ?? dayAfter(newest, table.type ?? 'instant', timeZone),
    });
  }
  return clocks;
}

/** The newest value of a column as stored text. */
export async function newestValue(
  db: Executor,
  relation: string,
  column: string,
): Promise<string | null> {
  const name = quoteIdentifier(column);
  const [row] = await db.execute<{ newest: string | null }>(
    catalogSql(`select max(${name})::text as newest from ${quoteRelation(relation)}`),
  );
  return row?.newest ?? null;
}

/** The start of the local day after a stored time value; null without one. */
export function dayAfter(newest: string | null, type: string, timeZone: string): Instant | null {
  if (newest === null) return null;
  return type === 'date'
    ? startOfDayAfterDate(newest, timeZone)
    : startOfDayAfterInstant(toInstant(newest), timeZone);
}

/** The later of two instants, either of which may be missing. */
export function laterInstant(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null) return b;
  if (b === null) return a;
  return compareInstants(a, b) >= 0 ? a : b;
}
