import { BackfillStep } from '@/server/domain/segment/backfill-points';
import { backfillSegments } from '@/server/services/backfill/backfill-segments';
import type { Context } from '@/server/services/context';
import { badUsage, readArguments } from '../read-arguments';
import { verbUsage } from '../verb-usage';

const [usage] = verbUsage.backfill;

/** `backfill --from D --to D --every month`; computes the past of every published segment. */
export async function backfillVerb(ctx: Context, argv: string[]): Promise<object> {
  const { values } = readArguments(argv, {
    usage,
    options: { from: { type: 'string' }, to: { type: 'string' }, every: { type: 'string' } },
    required: ['from', 'to', 'every'],
    positionals: 0,
  });
  const every = BackfillStep.safeParse(values.every);
  if (!every.success) throw badUsage(usage);
  return backfillSegments(ctx, {
    ...{ from: values.from ?? '', to: values.to ?? '', every: every.data },
  });
}
