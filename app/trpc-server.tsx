import { dehydrate, type FetchQueryOptions, HydrationBoundary } from '@tanstack/react-query';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { type ReactNode, cache } from 'react';
import { makeQueryClient } from '@/components/trpc/query-client';
import { appRouter, createCaller } from '@/server/trpc/app-router';
import { requestContext } from './session';

const queryClient = cache(makeQueryClient);

/** Query options for prefetching while a page renders, with the same shape as `useTRPC()`. */
export const trpc = createTRPCOptionsProxy({
  ctx: requestContext,
  router: appRouter,
  queryClient,
});

/** Calls procedures directly while a page renders. */
export const trpcCaller = cache(async () => createCaller(await requestContext()));

/** Starts a query so that the browser finds it answered; a failure is left to the browser's own try. */
export function prefetch(options: { queryKey: readonly unknown[] }): Promise<void> {
  return queryClient().prefetchQuery(options as FetchQueryOptions);
}

export function HydrateQueries({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(queryClient())}>{children}</HydrationBoundary>;
}
