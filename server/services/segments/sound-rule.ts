import { compileEvaluation } from '@/server/domain/evaluation/compile-evaluation';
import { type Path, type Problem, problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Rule } from '@/server/domain/rule/rule';
import type { Instant } from '@/server/domain/time/instant';
import { everyoneAt, type Meaning } from '../refresh/stage-evaluation';

export type SoundRule =
  | { readonly ok: true; readonly rule: Rule }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Whether the rule of the segment `key` has a meaning against today's catalog; its
 * problems are placed under `path`.
 */
export function soundRule(
  { key, rule }: { readonly key: string; readonly rule: unknown },
  meaning: Meaning,
  asOf: Instant,
  path: Path,
): SoundRule {
  const compiled = compileEvaluation([{ key, rule, segment: key }], meaning, everyoneAt(asOf));
  if ('refused' in compiled) {
    const problems = compiled.refused.flatMap((entry) => entry.problems);
    return {
      ok: false,
      problems: problems.map((one) => ({ ...one, path: [...path, ...one.path] })),
    };
  }
  const [only] = compiled.rules;
  if (!only) throw new Error('a rule compiled to nothing');
  return { ok: true, rule: only.rule };
}

/** The rule, or a refusal with all its problems. */
export function requireSound(...given: Parameters<typeof soundRule>): Rule {
  const judged = soundRule(...given);
  if (judged.ok) return judged.rule;
  const [first, ...others] = judged.problems;
  throw new StratumError(first ?? problem('BAD_NODE', given[3]), ...others);
}
