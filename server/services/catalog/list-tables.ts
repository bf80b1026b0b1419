import { asc, sql } from 'drizzle-orm';
import { catalogTable } from '@/db/schema/index';
import type { Label, Table } from '@/server/domain/catalog/catalog';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import type { Context } from '../context';
import { type TableClock, tableClocks } from './complete-through';
import { lateness } from './lateness';

export type TableSummary = {
  readonly key: string;
  readonly kind: Table['kind'];
  readonly label: Label;
  readonly rows: number;
  readonly fields: number;
  /** As stored: an instant or a plain date; null without a time or rows. */
  readonly newest: string | null;
  readonly completeThrough: Instant | null;
  readonly isStated: boolean;
  /** Every how many days new rows are expected; null for no expectation. */
  readonly cadenceDays: number | null;
  /** Whole days behind that; null without an expectation or rows. */
  readonly daysLate: number | null;
  readonly lastImportAt: Instant | null;
};

/** The tables of the catalog, customers first, with how much they hold and how fresh they are. */
export async function listTables(ctx: Context): Promise<readonly TableSummary[]> {
  const rows = await ctx.db
    .select({
      table: catalogTable,
      fields: sql<string>`(select count(*) from catalog_field f where f.table_id = catalog_table.id)`,
      lastImportAt: sql<string | null>`(select max(i.finished_at)::text from import_run i
        where i.table_id = catalog_table.id and i.state = 'done')`,
    })
    .from(catalogTable)
    .orderBy(
      sql`array_position(array['customer', 'activity', 'toOne'], ${catalogTable.kind})`,
      asc(catalogTable.key),
    );
  const clocks = new Map((await tableClocks(ctx.db)).map((clock) => [clock.tableKey, clock]));
  const late = await lateness(ctx.db);
  return rows.map(({ table, fields, lastImportAt }) => ({
    key: table.key,
    kind: table.kind,
    label: { en: table.labelEn, zh: table.labelZh },
    rows: table.rowCount,
    fields: Number(fields),
    ...freshness(clocks.get(table.key)),
    isStated: table.statedCompleteThrough !== null,
    cadenceDays: table.cadenceDays,
    daysLate: late(clocks.get(table.key)?.completeThrough ?? null, table.cadenceDays),
    lastImportAt: lastImportAt === null ? null : toInstant(lastImportAt),
  }));
}

function freshness(clock: TableClock | undefined) {
  return { newest: clock?.newest ?? null, completeThrough: clock?.completeThrough ?? null };
}
