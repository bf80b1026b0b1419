import type { Executor } from '@/db/client';
import { workspace } from '@/db/schema';
import type { Calendar } from '@/server/domain/time/calendar';
import type { Locale } from '../context';
import { defaultSettings } from './default-settings';

export type Settings = {
  readonly name: string;
  readonly calendar: Calendar;
  /** ISO 4217 */
  readonly currency: string;
  /** The language of a new person and of texts nobody in particular reads. */
  readonly language: Locale;
  readonly revision: number;
};

/** The workspace's settings; the first reading writes the defaults, in the host's zone. */
export async function getSettings(ctx: { readonly db: Executor }): Promise<Settings> {
  const read = () => ctx.db.select().from(workspace).limit(1);
  let [row] = await read();
  if (!row) {
    await ctx.db.insert(workspace).values(defaultSettings('en')).onConflictDoNothing();
    [row] = await read();
  }
  if (!row) throw new Error('the workspace has no settings');
  const { name, timeZone, weekStart, fiscalYearStart, currency, language, revision } = row;
  const calendar = { timeZone, weekStart, fiscalYearStart };
  return { name, calendar, currency, language, revision };
}
