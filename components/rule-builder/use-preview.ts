'use client';

import { useEffect, useRef, useState } from 'react';
import type { inferProcedureOutput } from '@trpc/server';
import { problemsOf } from '@/components/trpc/problems';
import { useTRPCClient } from '@/components/trpc/trpc';
import type { PhrasedProblem } from '@/server/domain/problem/problem';
import type { AppRouter } from '@/server/trpc/app-router';

export type Previewed = inferProcedureOutput<AppRouter['preview']['rule']>;

export type PreviewState = {
  readonly kind: 'empty' | 'counting' | 'counted' | 'refused' | 'failed';
  /** The last good count, of an earlier state of the rule unless `kind` is counted. */
  readonly last: Previewed | null;
  readonly problems: readonly PhrasedProblem[];
  readonly error: unknown;
};

const waitMs = 250;

/**
 * Counts a rule a moment after its last change. A newer change aborts the request
 * before it, which cancels its query in the database.
 */
export function usePreview(
  ruleText: string | null,
  asOf: string | undefined,
  segment: string | undefined,
): PreviewState & { retry: () => void } {
  const client = useTRPCClient();
  const [state, setState] = useState<PreviewState>({
    kind: ruleText === null ? 'empty' : 'counting',
    last: null,
    problems: [],
    error: null,
  });
  const [attempt, setAttempt] = useState(0);
  const isFirst = useRef(true);
  const asked = useRef(0);

  useEffect(() => {
    if (ruleText === null) {
      setState({ kind: 'empty', last: null, problems: [], error: null });
      return;
    }
    const abort = new AbortController();
    const wait = isFirst.current || asked.current !== attempt ? 0 : waitMs;
    asked.current = attempt;
    setState((before) => ({ ...before, kind: 'counting' }));
    const ask = async () => {
      const input = { rule: JSON.parse(ruleText), ...(asOf && { asOf }), segment };
      const options = { signal: abort.signal, context: { alone: true } };
      try {
        const last = await client.preview.rule.mutate(input, options);
        setState({ kind: 'counted', last, problems: [], error: null });
      } catch (error) {
        if (abort.signal.aborted) return;
        const problems = problemsOf(error);
        const isRefused =
          problems.some(({ path }) => path.length > 0) || problems[0]?.code === 'EMPTY_RULE';
        setState((before) => ({
          ...before,
          kind: isRefused ? 'refused' : 'failed',
          problems: isRefused ? problems : [],
          error,
        }));
      }
    };
    const timer = setTimeout(() => void ask(), wait);
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [client, ruleText, asOf, segment, attempt]);

  return { ...state, retry: () => setAttempt((before) => before + 1) };
}
