import { sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { catalogField, catalogTable, changeBatch, customerFieldHistory } from '@/db/schema/index';
import { columnSql, relationSql } from '@/db/identifier-sql';
import { type Catalog, type Field, findField } from '@/server/domain/catalog/catalog';
import type { HistoryFacts } from '@/server/domain/segment/approximation';
import type { Calendar } from '@/server/domain/time/calendar';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import { localDate, startOfDate } from '@/server/domain/time/local-time';

/** Since when what is known, as far as it decides whether a past point is exact. */
export async function readHistoryFacts(
  db: Executor,
  catalog: Catalog,
  calendar: Calendar,
): Promise<HistoryFacts> {
  const firstDay = new Map<string, Instant>();
  for (const table of catalog.activities) {
    const { column, type } = findField(table, table.timeField) as Field;
    const [row] = await db.execute<{ first: string | null }>(
      sql`select min(${columnSql('t', column)})::text as first from ${relationSql(table.relation)} t`,
    );
    if (row?.first == null) continue;
    const day = type === 'date' ? row.first : localDate(toInstant(row.first), calendar);
    firstDay.set(table.key, startOfDate(day, calendar));
  }
  const toOneChange = await readToOneChanges(db);
  return { firstDay, toOneChange, ...(await readCustomerFacts(db)) };
}

async function readToOneChanges(db: Executor): Promise<HistoryFacts['toOneChange']> {
  const rows = await db.execute<{ key: string; last: string }>(sql`
    select ${catalogTable.key} as key, max(${changeBatch.landedAt})::text as last
    from ${changeBatch} join ${catalogTable} on ${catalogTable.id} = ${changeBatch.tableId}
    where ${catalogTable.kind} = 'toOne' group by ${catalogTable.key}`);
  return new Map(rows.map(({ key, last }) => [key, toInstant(last)]));
}

async function readCustomerFacts(
  db: Executor,
): Promise<Pick<HistoryFacts, 'customersSince' | 'lastChange'>> {
  const [first] = await db.execute<{ since: string | null }>(sql`
    select min(${changeBatch.landedAt})::text as since
    from ${changeBatch} join ${catalogTable} on ${catalogTable.id} = ${changeBatch.tableId}
    where ${catalogTable.kind} = 'customer'`);
  const changes = await db.execute<{ key: string; last: string }>(sql`
    select ${catalogField.key} as key, max(${customerFieldHistory.validTo})::text as last
    from ${customerFieldHistory}
    join ${catalogField} on ${catalogField.id} = ${customerFieldHistory.fieldId}
    group by ${catalogField.key}`);
  return {
    customersSince: first?.since ? toInstant(first.since) : null,
    lastChange: new Map(changes.map(({ key, last }) => [key, toInstant(last)])),
  };
}
