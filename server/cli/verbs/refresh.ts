import type { Context } from '@/server/services/context';
import { resolveAsOf } from '@/server/services/evaluation/prepare-evaluation';
import { refreshSegments } from '@/server/services/refresh/refresh-segments';
import { getSettings } from '@/server/services/settings/get-settings';
import { readArguments } from '../read-arguments';
import { verbUsage } from '../verb-usage';

/** `refresh [--as-of T]`; refreshes every published segment and gives what moved. */
export async function refreshVerb(ctx: Context, argv: string[]): Promise<object> {
  const { values } = readArguments(argv, {
    usage: verbUsage.refresh[0],
    options: { 'as-of': { type: 'string' } },
    positionals: 0,
  });
  const text = values['as-of'];
  if (text === undefined) return refreshSegments(ctx, {});
  const { calendar } = await getSettings(ctx);
  return refreshSegments(ctx, { asOf: resolveAsOf(text, calendar) });
}
