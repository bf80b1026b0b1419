import { isGranted } from '@/server/domain/access/permission';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { exportMembers } from '@/server/services/segments/export-members';
import { getSegment } from '@/server/services/segments/get-segment';
import { ExportMembersInput } from '@/server/services/segments/list-members';
import { createTrpcContext } from './context';

/**
 * Answers a download of a segment's members as CSV, streamed. `at` chooses an instant,
 * `moved`, `after`, `until` and `cause` those who moved, `q` a part of the key. Needs the permission segment.export.
 */
export async function handleMembersExport(request: Request, id: string): Promise<Response> {
  const ctx = await createTrpcContext(request.headers, null);
  if (!ctx.viewer) return new Response(null, { status: 401 });
  if (!isGranted(ctx.viewer.role, 'segment.export')) return new Response(null, { status: 403 });
  if (ctx.barred) return new Response(null, { status: 409 });
  const { searchParams } = new URL(request.url);
  const at = searchParams.get('at');
  const input = ExportMembersInput.safeParse({
    id,
    search: searchParams.get('q') ?? '',
    ...(at === null ? {} : { asOf: at }),
    ...movedOf(searchParams),
  });
  if (!input.success) return new Response(null, { status: 400 });
  const segment = await getSegment(ctx, { id }).catch((error) => {
    if (error instanceof StratumError) return null;
    throw error;
  });
  if (!segment) return new Response(null, { status: 404 });
  const chunks = exportMembers(ctx, input.data);
  const first = await chunks.next();
  return new Response(toStream(first, chunks), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(segment.key),
      'cache-control': 'private, no-store',
    },
  });
}

function movedOf(query: URLSearchParams) {
  const kind = query.get('moved');
  if (kind === null) return {};
  const cause = query.get('cause');
  const span = { after: query.get('after'), until: query.get('until') };
  return { moved: { kind, ...span, ...(cause === null ? {} : { cause }) } };
}

/** The first chunk is asked for before the answer begins, so that a failure is still an error status. */
function toStream(
  first: IteratorResult<string>,
  chunks: AsyncGenerator<string>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let waiting: IteratorResult<string> | null = first;
  return new ReadableStream({
    async pull(controller) {
      const next = waiting ?? (await chunks.next());
      waiting = null;
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    cancel: async () => void (await chunks.return(undefined)),
  });
}

function attachment(key: string): string {
  const plain = key.replace(/[^\w.-]+/g, '_');
  return `attachment; filename="${plain}.csv"; filename*=UTF-8''${encodeURIComponent(key)}.csv`;
}
