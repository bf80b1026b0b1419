'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTRPC, useTRPCClient } from '@/components/trpc/trpc';
import type { Movers } from './use-movers';

type Wanted = {
  readonly at: string | null;
  readonly movers?: Movers | null;
  readonly search: string;
  readonly limit: number;
};

const fieldsShown = 5;

/** Members page by page, with the columns this role may see. */
export function useMembers(id: string, { at, movers = null, search, limit }: Wanted) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const columns = useQuery(trpc.segments.memberColumns.queryOptions());
  const fields = (columns.data?.fields ?? []).slice(0, fieldsShown);
  const input = {
    id,
    search,
    limit,
    fields: fields.map(({ key }) => key),
    ...(at === null ? {} : { asOf: at }),
    ...(movers === null ? {} : { moved: movers }),
  };
  const pages = useInfiniteQuery({
    queryKey: [...trpc.segments.members.pathKey(), 'pages', input],
    queryFn: ({ pageParam, signal }) =>
      client.segments.members.query(pageParam ? { ...input, after: pageParam } : input, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    enabled: columns.data !== undefined,
    placeholderData: keepPreviousData,
  });
  return { pages, key: columns.data?.key ?? null, fields, moved: movers?.kind ?? null };
}

export type MembersQuery = ReturnType<typeof useMembers>;
