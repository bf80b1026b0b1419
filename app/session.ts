import { headers } from 'next/headers';
import { cache } from 'react';
import { createTrpcContext } from '@/server/trpc/context';

/** The context of the request being rendered; one session look-up per request. */
export const requestContext = cache(async () => createTrpcContext(await headers(), null));
