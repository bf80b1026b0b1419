'use client';

import { useEffect, useRef, useState } from 'react';
import { problemsOf } from '@/components/trpc/problems';
import { useTRPCClient } from '@/components/trpc/trpc';
import type { PhrasedProblem } from '@/server/domain/problem/problem';
import type { PreviewedTrait } from './trait-types';

export type TraitPreview = {
  readonly kind: 'incomplete' | 'counting' | 'counted' | 'refused' | 'failed';
  /** The last good one, of an earlier state unless `kind` is counted. */
  readonly last: PreviewedTrait | null;
  readonly problems: readonly PhrasedProblem[];
  readonly error: unknown;
};

const waitMs = 300;
const nothing: TraitPreview = { kind: 'incomplete', last: null, problems: [], error: null };

/**
 * The distribution of a draft a moment after its last change; null while it has gaps. A
 * newer change aborts the request before it, which cancels its query in the database.
 */
export function useTraitPreview(
  definitionText: string | null,
  key: string | null,
): TraitPreview & { readonly retry: () => void } {
  const client = useTRPCClient();
  const [state, setState] = useState<TraitPreview>({ ...nothing, kind: 'counting' });
  const [attempt, setAttempt] = useState(0);
  const asked = useRef<number | null>(null);

  useEffect(() => {
    if (definitionText === null) {
      setState(nothing);
      return;
    }
    const abort = new AbortController();
    const wait = asked.current === attempt ? waitMs : 0;
    asked.current = attempt;
    setState((before) => ({ ...before, kind: 'counting' }));
    const ask = async () => {
      const input = { definition: JSON.parse(definitionText), ...(key !== null && { key }) };
      const options = { signal: abort.signal, context: { alone: true } };
      try {
        const last = await client.traits.preview.mutate(input, options);
        setState({ kind: 'counted', last, problems: [], error: null });
      } catch (error) {
        if (abort.signal.aborted) return;
        const problems = problemsOf(error);
        const isRefused = problems.length > 0 && !problems.some(({ code }) => passing.has(code));
        setState((before) => ({
          ...{ ...before, error, kind: isRefused ? 'refused' : 'failed' },
          problems: isRefused ? problems : [],
        }));
      }
    };
    const timer = setTimeout(() => void ask(), wait);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [client, definitionText, key, attempt]);

  return { ...state, retry: () => setAttempt((before) => before + 1) };
}

/** Refusals that say nothing about the definition. */
const passing = new Set<string>(['TIMED_OUT', 'CANCELLED', 'BUSY', 'INTERNAL', 'NOT_SIGNED_IN']);
