'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/trpc';

const pollMilliseconds = 500;

/** Follows a check or an import until it has ended, and can stop it. */
export function useImportWork(workId: string | null) {
  const trpc = useTRPC();
  const query = useQuery(
    trpc.import.work.queryOptions(
      { workId: workId ?? '' },
      {
        enabled: workId !== null,
        refetchInterval: ({ state }) =>
          state.data && state.data.state !== 'queued' && state.data.state !== 'running'
            ? false
            : pollMilliseconds,
        staleTime: 0,
      },
    ),
  );
  const stop = useMutation(trpc.import.stop.mutationOptions());
  return {
    work: workId === null ? undefined : query.data,
    error: query.error,
    stop: () => workId !== null && stop.mutate({ workId }),
    stopping: stop.isPending || stop.isSuccess,
  };
}
