import { eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import { catalogTable } from '@/db/schema/index';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import { enqueueRefresh } from '@/server/jobs/enqueue';
import type { Context } from '../context';
import { readCompleteThrough } from '../import/read-complete-through';
import { getSettings } from '../settings/get-settings';
import { tableClocks } from './complete-through';
import { dataClock } from './data-clock';
import { Words } from './update-field';

export const TableSettings = z.strictObject({
  label: z.strictObject({ en: Words, zh: Words }),
  /** Every how many days new rows are expected; null for no expectation. */
  cadenceDays: z.number().int().min(1).max(3_650).nullable(),
  /** An instant with offset or a local date, before which all rows are there; null to go by the newest row. */
  statedCompleteThrough: z.string().max(40).nullable(),
});
export type TableSettings = z.infer<typeof TableSettings>;

export const UpdateTableInput = TableSettings.extend({ table: z.string().min(1).max(100) });
export type UpdateTableInput = z.infer<typeof UpdateTableInput>;

/**
 * Changes how a table is called, how often it is expected and how far it is complete;
 * gives the settings from before, which take the change back. Segments are refreshed
 * when the data clock moves. Refuses NOT_FOUND and BAD_DATE.
 */
export async function updateTable(
  ctx: Context,
  { table: key, label, cadenceDays, statedCompleteThrough }: UpdateTableInput,
): Promise<{ readonly before: TableSettings }> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(catalogTable)
      .where(eq(catalogTable.key, key))
      .for('update');
    if (!row) throw new StratumError(problem('NOT_FOUND', ['table']));
    const { timeZone } = (await getSettings({ db: tx })).calendar;
    const stated = readStatement(statedCompleteThrough, timeZone);
    const clockBefore = await dataClock(tx);
    const own = eq(catalogTable.id, row.id);
    await tx
      .update(catalogTable)
      .set({
        ...{ labelEn: label.en, labelZh: label.zh, cadenceDays },
        ...{ statedCompleteThrough: stated, updatedAt: sql`now()` },
      })
      .where(own);
    const clock = (await tableClocks(tx)).find(({ tableKey }) => tableKey === key);
    await tx
      .update(catalogTable)
      .set({ completeThrough: clock?.completeThrough ?? null })
      .where(own);
    if ((await dataClock(tx)) !== clockBefore)
      await enqueueRefresh(tx, { trigger: 'demand', actor: ctx.actor });
    return {
      before: {
        label: { en: row.labelEn, zh: row.labelZh },
        cadenceDays: row.cadenceDays,
        statedCompleteThrough:
          row.statedCompleteThrough === null ? null : toInstant(row.statedCompleteThrough),
      },
    };
  });
}

function readStatement(text: string | null, timeZone: string): Instant | null {
  return text === null ? null : readCompleteThrough(text, timeZone);
}
