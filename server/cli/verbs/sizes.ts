import type { Context } from '@/server/services/context';
import { segmentSizes } from '@/server/services/segments/segment-sizes';
import { readArguments } from '../read-arguments';

/** `sizes KEY`; gives the stored sizes of one segment, oldest first. */
export async function sizesVerb(ctx: Context, argv: string[]): Promise<object> {
  const { positionals } = readArguments(argv, {
    ...{ usage: 'sizes KEY', options: {}, positionals: 1 },
  });
  return segmentSizes(ctx, positionals[0] ?? '');
}
