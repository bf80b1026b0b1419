import type { Context } from '@/server/services/context';
import { type ApplySegmentsInput, applySegments } from '@/server/services/segments/apply-segments';
import { readArguments } from '../read-arguments';
import { readJsonFile } from '../read-json-file';
import { verbUsage } from '../verb-usage';

/** `apply FILE.json`; publishes the segments of the file and says what changed. */
export async function applyVerb(ctx: Context, argv: string[]): Promise<object> {
  const { positionals } = readArguments(argv, {
    ...{ usage: verbUsage.apply[0], options: {}, positionals: 1 },
  });
  return applySegments(ctx, (await readJsonFile(positionals[0] ?? '')) as ApplySegmentsInput);
}
