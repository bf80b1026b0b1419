import type { Catalog } from '@/server/domain/catalog/catalog';
import {
  type CompiledEvaluation,
  compileEvaluation,
  type RuleAt,
} from '@/server/domain/evaluation/compile-evaluation';
import type { EvaluationArguments } from '@/server/domain/evaluation/scope';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Calendar } from '@/server/domain/time/calendar';
import type { Instant } from '@/server/domain/time/instant';
import { readMoment } from '@/server/domain/time/resolve-window';
import { dataClock } from '../catalog/data-clock';
import { loadCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { getSettings } from '../settings/get-settings';

export type PreparedEvaluation = {
  readonly compiled: CompiledEvaluation;
  readonly catalog: Catalog;
  readonly calendar: Calendar;
  readonly asOf: Instant;
};

/**
 * Compiles rules over the live tables as of a moment (an instant or a plain date),
 * by default the data clock, for everybody unless `viewerScope` says otherwise.
 * Throws every problem of every rule.
 */
export async function prepareEvaluation(
  ctx: Pick<Context, 'db'>,
  input: {
    readonly rules: readonly RuleAt[];
    readonly asOf?: string | undefined;
    readonly scope?: EvaluationArguments['scope'];
    readonly viewerScope?: EvaluationArguments['viewerScope'];
  },
): Promise<PreparedEvaluation> {
  const [catalog, settings] = await Promise.all([loadCatalog(ctx.db), getSettings(ctx)]);
  const { calendar } = settings;
  const asOf =
    input.asOf === undefined ? await dataClock(ctx.db) : resolveAsOf(input.asOf, calendar);
  const compiled = compileEvaluation(
    input.rules,
    { catalog, calendar },
    {
      asOf,
      scope: input.scope ?? { kind: 'all' },
      viewerScope: input.viewerScope ?? { kind: 'everyone' },
      source: { kind: 'live' },
    },
  );
  if ('refused' in compiled) {
    StratumError.throwIfAny(compiled.refused.flatMap((refusal) => refusal.problems));
    throw new Error('a refusal without a problem');
  }
  return { compiled, catalog, calendar, asOf };
}

/** An instant with an offset, or a plain date as its start in the workspace's zone. */
export function resolveAsOf(text: string, calendar: Calendar): Instant {
  const asOf = readMoment(text, calendar);
  if (asOf === null) throw new StratumError(problem('BAD_DATE', ['asOf'], { value: text }));
  return asOf;
}
