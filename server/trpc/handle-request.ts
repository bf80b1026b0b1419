import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { appRouter } from './app-router';
import { createTrpcContext } from './context';
import { isFromThisSite } from './origin';

export const maxBatchSize = 10;
const maxBodyBytes = 512 * 1024;

/** Answers one HTTP request for procedures; refuses what another site could have sent. */
export async function handleTrpcRequest(request: Request): Promise<Response> {
  const refused = refusal(request);
  if (refused) return new Response(null, { status: refused });
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    maxBatchSize,
    allowMethodOverride: false,
    createContext: ({ resHeaders }) => createTrpcContext(request.headers, resHeaders),
    responseMeta: () => ({ headers: new Headers({ 'cache-control': 'private, no-store' }) }),
  });
}

function refusal(request: Request): number | null {
  if (request.method === 'GET') return null;
  if (!isFromThisSite(request.headers)) return 403;
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return 415;
  const length = request.headers.get('content-length');
  if (length === null) return 411;
  if (Number(length) > maxBodyBytes) return 413;
  return null;
}
