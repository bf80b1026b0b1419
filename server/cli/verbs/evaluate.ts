import type { Context } from '@/server/services/context';
import { evaluateRule } from '@/server/services/evaluation/evaluate-rule';
import { readArguments } from '../read-arguments';
import { readJsonFile } from '../read-json-file';
import { verbUsage } from '../verb-usage';

/** `evaluate RULE.json [--as-of T] [--ids]`; gives the count, the base and, when asked for, the keys. */
export async function evaluateVerb(ctx: Context, argv: string[]): Promise<object> {
  const { values, positionals } = readArguments(argv, {
    usage: verbUsage.evaluate[0],
    options: { 'as-of': { type: 'string' }, ids: { type: 'boolean' } },
    positionals: 1,
  });
  const rule = await readJsonFile(positionals[0] ?? '');
  const asOf = values['as-of'];
  return evaluateRule(ctx, { rule, ...(asOf !== undefined && { asOf }), ids: values.ids === true });
}
