import { type ApplyCodeInput, applyCode } from '@/server/services/code/apply-code';
import type { Context } from '@/server/services/context';
import { readArguments } from '../read-arguments';
import { readJsonFile } from '../read-json-file';
import { verbUsage } from '../verb-usage';

/** `apply FILE.json`; publishes the traits and segments of the file and says what changed. */
export async function applyVerb(ctx: Context, argv: string[]): Promise<object> {
  const { positionals } = readArguments(argv, {
    ...{ usage: verbUsage.apply[0], options: {}, positionals: 1 },
  });
  const { traits, ...applied } = await applyCode(
    ctx,
    (await readJsonFile(positionals[0] ?? '')) as ApplyCodeInput,
  );
  return traits.length > 0 ? { traits, ...applied } : applied;
}
