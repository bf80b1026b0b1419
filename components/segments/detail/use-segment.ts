'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/trpc';
import type { ListedSegment, Sentences, SegmentDetail } from '../segment-types';

const whileWorking = 1_500;

export type LoadedSegment = {
  readonly detail: SegmentDetail;
  readonly listed: ListedSegment;
  readonly since: string;
  readonly sentence: Sentences[string] | undefined;
};

export type SegmentQuery = {
  readonly loaded: LoadedSegment | null;
  readonly error: unknown;
  readonly retry: () => void;
};

/** One segment with its figures, asked again while the worker is at it. */
export function useSegment(id: string): SegmentQuery {
  const trpc = useTRPC();
  const list = useQuery(
    trpc.segments.list.queryOptions(
      {},
      {
        refetchInterval: ({ state }) => {
          const found = state.data?.segments.find((one) => one.id === id);
          return found?.work || found?.run === 'queued' ? whileWorking : false;
        },
      },
    ),
  );
  const listed = list.data?.segments.find((one) => one.id === id);
  const detail = useQuery(trpc.segments.get.queryOptions({ id }));
  const sentences = useQuery(trpc.segments.sentences.queryOptions());
  return {
    loaded:
      detail.data && listed && list.data
        ? {
            detail: detail.data,
            listed,
            since: list.data.since,
            sentence: sentences.data?.[id],
          }
        : null,
    error: detail.error ?? list.error,
    retry: () => void Promise.all([detail.refetch(), list.refetch()]),
  };
}
