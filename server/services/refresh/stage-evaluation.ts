import { bindableValues } from '@/db/execute-fragment';
import type { ReservedConnection } from '@/db/reserved-connection';
import type { Catalog } from '@/server/domain/catalog/catalog';
import { compileEvaluation } from '@/server/domain/evaluation/compile-evaluation';
import type { EvaluationArguments } from '@/server/domain/evaluation/scope';
import type { Problem } from '@/server/domain/problem/problem';
import type { SqlFragment } from '@/server/domain/predicate/sql-fragment';
import type { Calendar } from '@/server/domain/time/calendar';
import type { Instant } from '@/server/domain/time/instant';
import type { DueSegment } from './read-due-segments';

export type Meaning = { readonly catalog: Catalog; readonly calendar: Calendar };

export type BrokenSegment = {
  readonly segment: DueSegment;
  /** Blocked when only segments it refers to have lost their meaning. */
  readonly trust: 'broken' | 'blocked';
  readonly problems: readonly Problem[];
};

/** Everybody, as the stored memberships need it: no viewer, live tables. */
export function everyoneAt(asOf: Instant): EvaluationArguments {
  return {
    asOf,
    scope: { kind: 'all' },
    viewerScope: { kind: 'everyone' },
    source: { kind: 'live' },
  };
}

/** Tells segments whose rule has a meaning today from broken and blocked ones. */
export function separateBroken(
  due: readonly DueSegment[],
  meaning: Meaning,
  asOf: Instant,
): { readonly sound: readonly DueSegment[]; readonly broken: readonly BrokenSegment[] } {
  const compiled = compileEvaluation(
    due.map(({ key, rule }) => ({ key, rule, segment: key })),
    meaning,
    everyoneAt(asOf),
  );
  if (!('refused' in compiled)) return { sound: due, broken: [] };
  const problems = new Map(compiled.refused.map((entry) => [entry.key, entry.problems]));
  return {
    sound: due.filter((segment) => !problems.has(segment.key)),
    broken: due.flatMap((segment) => {
      const found = problems.get(segment.key);
      return found ? [{ segment, problems: found, trust: trustOf(found) }] : [];
    }),
  };
}

function trustOf(problems: readonly Problem[]): BrokenSegment['trust'] {
  return problems.every(({ within }) => within?.kind === 'segment') ? 'blocked' : 'broken';
}

/** The rule of one segment as SQL, for its receipt. */
export function compileOne(segment: DueSegment, meaning: Meaning, asOf: Instant): SqlFragment {
  const { key, rule } = segment;
  return compileSet([{ key, rule, segment: key }], meaning, everyoneAt(asOf)).fragment;
}

/**
 * Evaluates the segments in one scan into a temporary table
 * `(customer_id, w1, w2, ...)` with each rule's bit at the segment's own slot.
 * The table ends with the transaction.
 */
export async function stageEvaluation(
  connection: ReservedConnection,
  table: string,
  segments: readonly DueSegment[],
  meaning: Meaning,
  args: EvaluationArguments,
): Promise<{ readonly words: number; readonly shape: string }> {
  const { fragment, shape } = compileSet(
    segments.map(({ key, rule, word, bit }) => ({ key, rule, segment: key, slot: { word, bit } })),
    meaning,
    args,
  );
  await connection.run(
    `create temporary table ${table} on commit drop as\n${fragment.text}`,
    bindableValues(fragment),
  );
  await connection.run(`analyze ${table}`);
  return { words: Math.max(...segments.map(({ word }) => word)), shape };
}

function compileSet(
  rules: Parameters<typeof compileEvaluation>[0],
  meaning: Meaning,
  args: EvaluationArguments,
) {
  const compiled = compileEvaluation(rules, meaning, args);
  if ('refused' in compiled)
    throw new Error(`rules turned unsound: ${compiled.refused.map(({ key }) => key).join(', ')}`);
  return compiled;
}
