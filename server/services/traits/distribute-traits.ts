import { compileTraitValues } from '@/server/domain/evaluation/compile-trait-values';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Instant } from '@/server/domain/time/instant';
import type { Context } from '../context';
import { previewTimeoutMs } from '../evaluation/preview-rule';
import { runCancellable } from '../evaluation/run-cancellable';
import { everyoneAt, type Meaning } from '../refresh/stage-evaluation';
import { distributionSql } from './distribution-sql';
import { type Distributed, readDistribution } from './read-distribution';

/**
 * The distributions of traits of the catalog over all customers, in one scan. Throws
 * every problem of every trait, TIMED_OUT after five seconds, and CANCELLED when the
 * signal fires.
 */
export async function distributeTraits(
  ctx: Context,
  keys: readonly string[],
  meaning: Meaning,
  asOf: Instant,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Distributed>> {
  if (keys.length === 0) return new Map();
  const compiled = compileTraitValues(keys, meaning, everyoneAt(asOf));
  if ('refused' in compiled) {
    StratumError.throwIfAny(compiled.refused.flatMap(({ problems }) => problems));
    throw new Error('a refusal without a problem');
  }
  const { fragment, values } = compiled;
  const zone = `$${fragment.params.length + 1}`;
  const selected = values.map(
    ({ type }, index) => `${distributionSql(`v${index + 1}`, type, zone)} as d${index + 1}`,
  );
  const columns = values.map(({ type }, index) => {
    const isNumber = type === 'number' || type === 'money';
    return isNumber ? `x.v${index + 1}::numeric` : `x.v${index + 1}`;
  });
  const text = `with v as materialized (
select ${columns.map((column, index) => `${column} as v${index + 1}`).join(', ')}
from (
${fragment.text}
) x
)
select ${[`${zone}::text as zone`, ...selected].join(',\n')}`;
  const params = [...fragment.params, meaning.calendar.timeZone];
  const [row] = await runCancellable<Record<string, string>>(
    ctx.sql,
    { text, params },
    { signal, timeoutMs: previewTimeoutMs },
  );
  return new Map(
    values.map((value, index) => [
      keys[index] ?? '',
      readDistribution(row?.[`d${index + 1}`] ?? '', value),
    ]),
  );
}
