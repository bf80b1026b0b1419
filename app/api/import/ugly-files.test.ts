import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';
import superjson from 'superjson';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { hashPassword, insertPerson } from '@/server/services/auth/new-person';
import { signIn } from '@/server/services/auth/sign-in';
import { performImport } from '@/server/services/import/perform-import';
import { emptyDatabase, mappingOf } from '@/server/services/import/ugly/ugly-bench';
import type { UglyFile } from '@/server/services/import/ugly/ugly-file';
import { uglyFiles } from '@/server/services/import/ugly/ugly-files';
import { claimWork } from '@/server/services/work/claim-work';
import { workspaceConnection } from '@/server/services/workspace-connection';
import type { AppRouter } from '@/server/trpc/app-router';
import { handleTrpcRequest } from '@/server/trpc/handle-request';
import { POST } from './route';

const host = 'stratum.example';
const password = 'correct horse battery';
let database: TestDatabase;
let folder: string;
let cookie: string;
const statuses: number[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stratum-ugly-'));
  database = await createTestDatabase();
  vi.stubEnv('STRATUM_SECRET', 'a secret of the tests, at least 32 long');
  vi.stubEnv('STRATUM_DATA_DIR', folder);
  vi.stubEnv('DATABASE_URL', database.url);
  const passwordHash = await hashPassword(database.db, password);
  const person = { name: 'ops', email: 'ops@example.com', language: 'zh-CN' } as const;
  await insertPerson(database.db, { ...person, role: 'operationsManager', passwordHash });
  const { setCookie } = await signIn(database, { email: person.email, password }, null);
  cookie = setCookie.map((each) => each.split(';')[0]).join('; ');
});

afterAll(async () => {
  await workspaceConnection().close();
  vi.unstubAllEnvs();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const headers = () => ({ host, origin: `http://${host}`, cookie });

const client = createTRPCClient<AppRouter>({
  links: [
    httpLink({
      url: `http://${host}/api/trpc`,
      transformer: superjson,
      fetch: async (url, options) => {
        const body = typeof options?.body === 'string' ? options.body : null;
        const sent = {
          ...headers(),
          ...(body !== null && {
            'content-type': 'application/json',
            'content-length': String(Buffer.byteLength(body)),
          }),
        };
        const method = options?.method ?? 'GET';
        const response = await handleTrpcRequest(
          new Request(String(url), { method, headers: sent, body }),
        );
        statuses.push(response.status);
        return response;
      },
    }),
  ],
});

async function send(file: UglyFile): Promise<string> {
  const name = encodeURIComponent(file.name);
  const body = new Blob([new Uint8Array(file.bytes())]);
  const response = await POST(
    new Request(`http://${host}/api/import`, {
      method: 'POST',
      headers: { ...headers(), 'x-file-name': name },
      body: body.size === 0 ? null : body,
    }),
  );
  statuses.push(response.status);
  const answer = await response.json();
  if (response.status !== 200) throw new Refused(answer.problem);
  return answer.uploadId;
}

type TypedProblem = { readonly code: string; readonly message: string; readonly hint: string };

class Refused extends Error {
  constructor(readonly problem: TypedProblem | undefined) {
    super('refused');
  }
}

/** The typed problem of a refusal over HTTP; null when nothing was refused. */
async function problemOf(asked: Promise<unknown>): Promise<TypedProblem | null> {
  try {
    await asked;
    return null;
  } catch (error) {
    if (error instanceof Refused && error.problem) return error.problem;
    if (error instanceof TRPCClientError) return error.data?.problems?.[0] ?? null;
    throw error;
  }
}

async function importOverHttp(file: UglyFile): Promise<TypedProblem | null> {
  const uploadId = await send(file);
  const { workId } = await startOf(uploadId, file);
  const ctx = {
    ...workspaceConnection(),
    actor: { kind: 'system', name: 'test' },
    locale: 'en',
  } as const;
  await claimWork(ctx, workId, (claimed) => performImport(ctx, claimed));
  const ended = await client.import.work.query({ workId });
  return ended.problem;
}

async function inspectOverHttp(file: UglyFile): Promise<void> {
  const uploadId = await send(file);
  const { reading } = file;
  await client.import.inspect.query({ uploadId, ...(reading && { reading }) });
}

async function startOf(uploadId: string, file: UglyFile): Promise<{ workId: string }> {
  const mapping = mappingOf(file);
  return { workId: await client.import.start.mutate({ uploadId, mapping, action: 'import' }) };
}

async function expectAnswer(file: UglyFile): Promise<void> {
  statuses.length = 0;
  const told = await problemOf(
    importOverHttp(file).then((problem) => {
      if (problem) throw new Refused(problem);
    }),
  );
  const inspected = await problemOf(inspectOverHttp(file));
  expect(Math.max(...statuses)).toBeLessThan(500);
  for (const problem of [told, inspected].filter((each) => each !== null)) {
    expect(problem.code).not.toBe('INTERNAL');
    expect(problem.message).toMatch(/[一-龥]/);
    expect(problem.hint).toMatch(/[一-龥]/);
  }
  if (file.expect.kind === 'refused') expect(told?.code).toBe(file.expect.code.split('.')[0]);
  else if (file.expect.bad) expect(told?.code).toBe('BAD_ROWS');
  else expect(told).toBeNull();
}

describe('an ugly file over HTTP', () => {
  for (const [subject, files] of Object.entries(uglyFiles))
    for (const file of files)
      if (!file.heavy && (subject === 'hostile' || file.expect.kind === 'refused'))
        it(`is answered by name, never with a fault: ${file.name}, ${file.why}`, async () => {
          await emptyDatabase(database);
          await expectAnswer(file);
        });
});
