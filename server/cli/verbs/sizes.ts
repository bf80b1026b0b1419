import type { Context } from '@/server/services/context';
import { segmentSizes } from '@/server/services/segments/segment-sizes';
import { readArguments } from '../read-arguments';
import { verbUsage } from '../verb-usage';

/** `sizes KEY`; gives the stored sizes of one segment, oldest first. */
export async function sizesVerb(ctx: Context, argv: string[]): Promise<object> {
  const { positionals } = readArguments(argv, {
    ...{ usage: verbUsage.sizes[0], options: {}, positionals: 1 },
  });
  return segmentSizes(ctx, positionals[0] ?? '');
}
