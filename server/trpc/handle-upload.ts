import { Readable } from 'node:stream';
import { isGranted, type Permission } from '@/server/domain/access/permission';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { exportBadRows } from '@/server/services/import/export-bad-rows';
import { largestUpload, storeUpload } from '@/server/services/import/uploads';
import { phraseProblem } from '@/server/services/problems/phrase-problem';
import { createTrpcContext, type TrpcContext } from './context';
import { isFromThisSite } from './origin';

const noStore = { 'cache-control': 'private, no-store' };

/** Takes a file as the body of a request, as it streams in; answers its id. The file's name is a label only. */
export async function handleUpload(request: Request): Promise<Response> {
  if (!isFromThisSite(request.headers)) return new Response(null, { status: 403 });
  const ctx = await createTrpcContext(request.headers, null);
  const refused = refuse(ctx, 'data.import');
  if (refused) return refused;
  if (!request.body)
    return answer(ctx, 400, new StratumError(problem('BAD_FILE', ['file'], undefined, 'empty')));
  if (Number(request.headers.get('content-length') ?? 0) > largestUpload)
    return answer(
      ctx,
      413,
      new StratumError(problem('BAD_FILE', ['file'], { gigabytes: 1 }, 'tooLarge')),
    );
  try {
    const uploadId = await storeUpload(request.body, fileNameOf(request.headers));
    return Response.json({ uploadId }, { headers: noStore });
  } catch (error) {
    if (error instanceof StratumError) return answer(ctx, 413, error);
    throw error;
  }
}

/** The rows an import set aside, as a CSV file. */
export async function handleBadRows(
  request: Request,
  importId: string,
  reasonOf: (code: string) => string,
): Promise<Response> {
  const ctx = await createTrpcContext(request.headers, null);
  const refused = refuse(ctx, 'data.import');
  if (refused) return refused;
  if (!/^[0-9a-f-]{36}$/.test(importId)) return new Response(null, { status: 404 });
  try {
    const pieces = await exportBadRows(ctx, { importId }, reasonOf);
    const headers = {
      ...noStore,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="rows-set-aside-${importId.slice(0, 8)}.csv"`,
      'x-content-type-options': 'nosniff',
    };
    return new Response(Readable.toWeb(Readable.from(pieces)) as ReadableStream, { headers });
  } catch (error) {
    if (error instanceof StratumError) return answer(ctx, 404, error);
    throw error;
  }
}

function refuse(ctx: TrpcContext, permission: Permission): Response | null {
  if (!ctx.viewer) return answer(ctx, 401, new StratumError(problem('NOT_SIGNED_IN', [])));
  if (!isGranted(ctx.viewer.role, permission))
    return answer(ctx, 403, new StratumError(problem('NOT_ALLOWED', [], { permission })));
  return ctx.barred ? answer(ctx, 409, new StratumError(ctx.barred)) : null;
}

function answer(ctx: TrpcContext, status: number, error: StratumError): Response {
  const told = phraseProblem(error.problems[0], ctx.locale);
  return Response.json({ problem: told }, { status, headers: noStore });
}

function fileNameOf(headers: Headers): string {
  try {
    return decodeURIComponent(headers.get('x-file-name') ?? '').trim() || 'file.csv';
  } catch {
    return 'file.csv';
  }
}
