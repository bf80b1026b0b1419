import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import type { Role } from '@/server/domain/access/permission';
import { hashPassword, insertPerson } from '@/server/services/auth/new-person';
import { signIn } from '@/server/services/auth/sign-in';
import { findUpload } from '@/server/services/import/uploads';
import { workspaceConnection } from '@/server/services/workspace-connection';
import { POST } from './route';

const address = 'http://stratum.example/api/import';
const password = 'correct horse battery';
let database: TestDatabase;
let folder: string;
let cookie: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stratum-upload-route-'));
  database = await createTestDatabase();
  vi.stubEnv('STRATUM_SECRET', 'a secret of the tests, at least 32 long');
  vi.stubEnv('STRATUM_DATA_DIR', folder);
  vi.stubEnv('DATABASE_URL', database.url);
  cookie = await cookieOf('operationsManager');
});

afterAll(async () => {
  await workspaceConnection().close();
  vi.unstubAllEnvs();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function cookieOf(role: Role): Promise<string> {
  const email = `${role.toLowerCase()}@example.com`;
  const passwordHash = await hashPassword(database.db, password);
  await insertPerson(database.db, { name: role, email, role, language: 'en', passwordHash });
  const { setCookie } = await signIn(database, { email, password }, null);
  return setCookie.map((each) => each.split(';')[0]).join('; ');
}

const own = { host: 'stratum.example', origin: 'http://stratum.example' };
const send = (headers: Record<string, string>, body: string | null) =>
  POST(new Request(address, { method: 'POST', headers, body }));
const keptFiles = () => readdir(path.join(folder, 'uploads')).catch(() => []);

describe('POST /api/import', () => {
  it('keeps nothing for who is not signed in, may not import or comes from another site', async () => {
    expect((await send(own, 'id\nA\n')).status).toBe(401);
    const leader = await send({ ...own, cookie: await cookieOf('leadership') }, 'id\nA\n');
    expect(leader.status).toBe(403);
    expect((await leader.json()).problem.code).toBe('NOT_ALLOWED');
    const foreign = { ...own, cookie, origin: 'http://evil.example' };
    expect((await send(foreign, 'id\nA\n')).status).toBe(403);
    expect(await keptFiles()).toEqual([]);
  });

  it('refuses an empty body and a file of more than 1 GB before it is read', async () => {
    const headers = { ...own, cookie };
    const empty = await send(headers, null);
    expect(empty.status).toBe(400);
    expect((await empty.json()).problem.code).toBe('BAD_FILE');
    const large = await send({ ...headers, 'content-length': String(2 ** 30 + 1) }, 'id\nA\n');
    expect(large.status).toBe(413);
    expect((await large.json()).problem.message).toContain('1 GB');
    expect(await keptFiles()).toEqual([]);
  });

  it('keeps the bytes as they came, under a name that can be stored and shown', async () => {
    const name = encodeURIComponent(`../a\0b/顾客${'😀'.repeat(300)}.csv`);
    const kept = await send({ ...own, cookie, 'x-file-name': name }, '\uFEFFid\n\0');
    expect(kept.status).toBe(200);
    const upload = await findUpload((await kept.json()).uploadId);
    expect(await readFile(upload.path, 'utf8')).toBe('\uFEFFid\n\0');
    expect(upload.fileName).toBe(`../a\uFFFDb/顾客${'😀'.repeat(191)}…`);
    const garbled = await send({ ...own, cookie, 'x-file-name': '%ED%A0%80' }, 'id\n');
    expect((await findUpload((await garbled.json()).uploadId)).fileName).toBe('file.csv');
  });
});
