import { and, eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import { workspace } from '@/db/schema';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { Calendar } from '@/server/domain/time/calendar';
import { enqueueRefresh } from '@/server/jobs/enqueue';
import { Language } from '../auth/new-person';
import type { Context } from '../context';
import { getSettings, type Settings } from './get-settings';
import { TimeZone } from './time-zone';

export const UpdateSettingsInput = z.strictObject({
  /** The revision the change was made on; null changes whatever stands (command line). */
  revision: z.number().int().positive().nullable(),
  name: z.string().trim().min(1).max(80).optional(),
  timeZone: TimeZone.optional(),
  weekStart: Calendar.shape.weekStart.optional(),
  fiscalYearStart: Calendar.shape.fiscalYearStart.optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  language: Language.optional(),
});
export type UpdateSettingsInput = z.infer<typeof UpdateSettingsInput>;

/**
 * Changes the given settings and nothing else. CONFLICT when someone saved after
 * `revision`. A new zone, week start or fiscal year changes what rules mean:
 * all published segments are queued to be evaluated anew.
 */
export async function updateSettings(ctx: Context, input: UpdateSettingsInput): Promise<Settings> {
  const { revision, ...changes } = input;
  const before = await getSettings(ctx);
  return ctx.db.transaction(async (tx) => {
    const changed = await tx
      .update(workspace)
      .set({ ...changes, revision: sql`${workspace.revision} + 1`, updatedAt: sql`now()` })
      .where(revision === null ? undefined : and(eq(workspace.revision, revision)))
      .returning({ revision: workspace.revision });
    if (changed.length === 0)
      throw new StratumError(problem('CONFLICT', [], undefined, 'settings'));
    const after = await getSettings({ db: tx });
    if (!isSameCalendar(before.calendar, after.calendar))
      await enqueueRefresh(tx, { trigger: 'demand', actor: ctx.actor });
    return after;
  });
}

function isSameCalendar(a: Calendar, b: Calendar): boolean {
  return (
    a.timeZone === b.timeZone &&
    a.weekStart === b.weekStart &&
    a.fiscalYearStart === b.fiscalYearStart
  );
}
