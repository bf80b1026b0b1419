'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from '@trpc/client';
import { type ReactNode, useState } from 'react';
import superjson from 'superjson';
import type { AppRouter } from '@/server/trpc/app-router';
import { makeQueryClient } from './query-client';
import { TRPCProvider } from './trpc';

const url = '/api/trpc';

function makeClient(workspace: string) {
  const options = { url, transformer: superjson, headers: { 'x-stratum-workspace': workspace } };
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.context.alone === true,
        true: httpLink(options),
        false: httpBatchLink({ ...options, maxItems: 10 }),
      }),
    ],
  });
}

/**
 * The query cache and the client of procedures. Each request says which workspace the
 * page was made for, so that it is refused after a switch in another window. A query with `trpc: { context: { alone: true } }` is sent by itself.
 */
export function TrpcRoot({ workspace, children }: { workspace: string; children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  const [client] = useState(() => makeClient(workspace));
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
