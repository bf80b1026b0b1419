import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '@/server/services/context';
import { isTimeZone } from '@/server/services/settings/time-zone';
import { updateSettings } from '@/server/services/settings/update-settings';
import { verbUsage } from '../verb-usage';

/** `settings set zone Z`; gives the settings as they are now. */
export async function settingsVerb(ctx: Context, argv: string[]): Promise<object> {
  const [set, name, value, ...rest] = argv;
  if (set !== 'set' || name !== 'zone' || value === undefined || rest.length > 0)
    throw new StratumError(problem('BAD_INPUT', [], { usage: verbUsage.settings[0] }, 'usage'));
  if (!isTimeZone(value))
    throw new StratumError(problem('UNKNOWN_ZONE', ['zone'], { zone: value }));
  const settings = await updateSettings(ctx, { revision: null, timeZone: value });
  return { zone: settings.calendar.timeZone };
}
