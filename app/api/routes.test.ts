import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { type Role, roles } from '@/server/domain/access/permission';
import { hashPassword, insertPerson } from '@/server/services/auth/new-person';
import { signIn } from '@/server/services/auth/sign-in';
import { exportedLists } from '@/server/services/export/exported-lists';
import { workspaceConnection } from '@/server/services/workspace-connection';
import { handleExport } from '@/server/trpc/handle-export';
import { handleMembersExport } from '@/server/trpc/handle-members-export';
import { handleBadRows, handleUpload } from '@/server/trpc/handle-upload';
import { allowTable } from '@/server/trpc/testing/allow-table';

process.env.STRATUM_SECRET ??= 'a secret of the tests, at least 32 long';

type Caller = Role | 'anonymous';

const address = 'http://stratum.example';
const password = 'correct horse battery';
const cookies = new Map<Caller, string>();
let database: TestDatabase;

/** How each route is asked for something that is not there, so that a permitted call changes nothing. */
const calls: Record<string, (headers: Headers) => Promise<Response>> = {
  'api/export/[list]/route.ts': (headers) =>
    handleExport(new Request(address, { headers }), 'nothing'),
  'api/import/[importId]/bad-rows/route.ts': (headers) =>
    handleBadRows(new Request(address, { headers }), randomUUID(), (code) => code),
  'api/import/route.ts': (headers) =>
    handleUpload(new Request(address, { method: 'POST', headers })),
  'api/segments/[segmentId]/members.csv/route.ts': (headers) =>
    handleMembersExport(new Request(address, { headers }), randomUUID()),
};

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  const passwordHash = await hashPassword(database.db, password);
  for (const role of roles) {
    const email = `${role.toLowerCase()}@example.com`;
    await insertPerson(database.db, { name: role, email, role, language: 'en', passwordHash });
    const { setCookie } = await signIn(database, { email, password }, null);
    cookies.set(role, setCookie.map((cookie) => cookie.split(';')[0]).join('; '));
  }
});

afterAll(async () => {
  await workspaceConnection().close();
  await database.drop();
});

function headersOf(caller: Caller): Headers {
  const cookie = cookies.get(caller);
  return new Headers({ host: 'stratum.example', origin: address, ...(cookie && { cookie }) });
}

describe('routes beside /api/trpc', () => {
  it('are each named in the allow table', () => {
    const app = path.join(import.meta.dirname, '..');
    const found = readdirSync(app, { recursive: true, encoding: 'utf8' })
      .filter((file) => path.basename(file) === 'route.ts' && file !== 'api/trpc/[trpc]/route.ts')
      .sort();
    expect(found).toEqual(Object.keys(allowTable.routes).sort());
    expect(Object.keys(calls).sort()).toEqual(found);
  });

  it.each(['anonymous', ...roles] as const)(
    'let %s through exactly where it says so',
    async (caller) => {
      const letThrough: string[] = [];
      for (const [route, call] of Object.entries(calls)) {
        const { status } = await call(headersOf(caller));
        if (status !== 401 && status !== 403) letThrough.push(route);
      }
      const expected = Object.entries(allowTable.routes)
        .filter(([, permission]) => allowTable.permissions[permission].includes(caller))
        .map(([route]) => route);
      expect(letThrough.sort()).toEqual(expected.sort());
    },
  );

  it('take no file from a page of another site', async () => {
    const headers = headersOf('administrator');
    headers.set('origin', 'http://evil.example');
    expect((await calls['api/import/route.ts']?.(headers))?.status).toBe(403);
  });
});

describe('downloads of lists', () => {
  it('are each named in the allow table', () => {
    expect(Object.keys(exportedLists).sort()).toEqual(Object.keys(allowTable.exports).sort());
  });

  it.each(['anonymous', ...roles] as const)(
    'are open to %s exactly where it says so, in both formats',
    async (caller) => {
      for (const format of ['csv', 'xlsx']) {
        const letThrough: string[] = [];
        for (const list of Object.keys(exportedLists)) {
          const request = new Request(`${address}?format=${format}`, {
            headers: headersOf(caller),
          });
          const { status, body } = await handleExport(request, list);
          await body?.cancel();
          if (status !== 401 && status !== 403) letThrough.push(list);
        }
        const expected = Object.entries(allowTable.exports)
          .filter(([, permission]) => allowTable.permissions[permission].includes(caller))
          .map(([list]) => list);
        expect(letThrough.sort()).toEqual(expected.sort());
      }
    },
  );

  it('answer with a file named by list and day, or with what is wrong', async () => {
    const headers = headersOf('administrator');
    const ask = (list: string, query: string) =>
      handleExport(new Request(`${address}/?${query}`, { headers }), list);
    const file = await ask('people', 'format=xlsx');
    expect(file.headers.get('content-type')).toContain('spreadsheetml');
    expect(file.headers.get('content-disposition')).toMatch(/People_\d{4}-\d\d-\d\d\.xlsx/);
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect(await (await ask('people', '')).text()).toContain('administrator@example.com');
    expect((await ask('people', 'format=pdf')).status).toBe(400);
    expect((await ask('people', 'password=1')).status).toBe(400);
    expect((await ask('constructor', '')).status).toBe(404);
    expect((await ask('members', `id=${randomUUID()}`)).status).toBe(404);
    expect((await ask('members', 'id=1')).status).toBe(400);
  });
});
