import pino from 'pino';
import { ZodError } from 'zod';
import { isGranted, type Permission } from '@/server/domain/access/permission';
import { problem, type Problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Voice } from '@/server/services/export/exported-list';
import { findExportedList } from '@/server/services/export/exported-lists';
import {
  type Export,
  type ExportFormat,
  exportFormats,
  exportList,
} from '@/server/services/export/export-list';
import { phraseProblem } from '@/server/services/problems/phrase-problem';
import { createTrpcContext, type TrpcContext } from './context';

const log = pino({ name: 'web' }, pino.destination(2));
const noStore = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
const types: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const statuses: Partial<Record<Problem['code'], number>> = {
  NOT_SIGNED_IN: 401,
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  NO_CUSTOMERS: 404,
  CONFLICT: 409,
  BUSY: 429,
};
/** A reader who asks for nothing this long is gone: the session is given back. */
const patience = 120_000;

type Call = {
  readonly list: string;
  /** What the page's address holds. */
  readonly query: Readonly<Record<string, string>>;
  readonly format: ExportFormat;
  readonly voice: Voice;
};

/**
 * Answers `/api/export/<list>?format=csv|xlsx` with a file that streams. The rest of the
 * query are the filters of the list's page; `heads=keys` names columns and values as
 * programs know them. Each list needs the permission it declares.
 */
export async function handleExport(request: Request, list: string): Promise<Response> {
  const { heads, format = 'csv', ...query } = Object.fromEntries(new URL(request.url).searchParams);
  const known = exportFormats.find((one) => one === format);
  return answerExport(
    request,
    known ? { list, query, format: known, voice: voiceOf(heads) } : null,
  );
}

function voiceOf(heads: string | undefined): Voice {
  return heads === 'keys' ? 'keys' : 'words';
}

/** Answers a download that is already taken apart; null for one that is not understood. */
export async function answerExport(request: Request, call: Call | null): Promise<Response> {
  const ctx = await createTrpcContext(request.headers, null);
  if (!ctx.viewer) return refuse(ctx, problem('NOT_SIGNED_IN', []));
  const list = call && findExportedList(call.list);
  const permission: Permission = list?.permission ?? 'list.export';
  if (!isGranted(ctx.viewer.role, permission))
    return refuse(ctx, problem('NOT_ALLOWED', [], { permission }));
  if (call === null) return refuse(ctx, problem('BAD_INPUT', ['format']));
  if (!list) return refuse(ctx, problem('NOT_FOUND', ['list']));
  if (list.about === 'data' && ctx.barred) return refuse(ctx, ctx.barred);
  try {
    const read = list.about === 'data' ? ctx : { ...ctx, ...ctx.accounts };
    const file = await exportList(read, { ...call, list });
    const first = await file.chunks.next();
    return new Response(toStream(file, first, ctx, call), {
      headers: {
        ...noStore,
        'content-type': types[call.format],
        'content-disposition': attachment(file.fileName),
      },
    });
  } catch (error) {
    if (error instanceof StratumError) return refuse(ctx, error.problems[0]);
    if (error instanceof ZodError)
      return refuse(ctx, problem('BAD_INPUT', (error.issues[0]?.path ?? []).map(String)));
    throw error;
  }
}

function refuse(ctx: TrpcContext, refusal: Problem): Response {
  return Response.json(
    { problem: phraseProblem(refusal, ctx.locale) },
    { status: statuses[refusal.code] ?? 400, headers: noStore },
  );
}

/** The first chunk was asked for before the answer begins, so that a failure is still an error status. */
function toStream(
  { chunks, rows }: Export,
  first: IteratorResult<string | Uint8Array>,
  { actor }: TrpcContext,
  { list, format }: Call,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const begun = Date.now();
  let waiting: IteratorResult<string | Uint8Array> | null = first;
  let timer: NodeJS.Timeout | undefined;
  const tell = (outcome: 'done' | 'left' | 'failed') => {
    clearTimeout(timer);
    const by = actor.kind === 'person' ? actor.id : actor.name;
    const ms = Date.now() - begun;
    log.info({ list, format, by, rows: rows(), ms, outcome }, 'list exported');
  };
  const leave = async () => {
    tell('left');
    await chunks.return(undefined);
  };
  return new ReadableStream({
    async pull(controller) {
      clearTimeout(timer);
      try {
        const next = waiting ?? (await chunks.next());
        waiting = null;
        if (next.done) {
          tell('done');
          return controller.close();
        }
        const { value } = next;
        controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
        timer = setTimeout(() => {
          controller.error(new Error('nobody reads on'));
          void leave();
        }, patience).unref();
      } catch (error) {
        tell('failed');
        throw error;
      }
    },
    cancel: leave,
  });
}

function attachment(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  const plain = fileName
    .slice(0, dot)
    .normalize('NFKD')
    .replace(/[^\w.-]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const safe = `${plain || 'export'}${fileName.slice(dot)}`;
  const whole = encodeURIComponent(fileName.replace(/[/\\\r\n]|\p{Surrogate}/gu, ' '));
  return `attachment; filename="${safe}"; filename*=UTF-8''${whole.replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
