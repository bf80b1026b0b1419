import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import type { Role } from '@/server/domain/access/permission';
import { hashPassword, insertPerson } from '@/server/services/auth/new-person';
import { signIn } from '@/server/services/auth/sign-in';
import { demoConnection } from '@/server/services/demo/demo-connection';
import { makeDemoState, writeDemoState } from '@/server/services/demo/demo-state';
import { workspaceConnection } from '@/server/services/workspace-connection';
import { createCaller } from '@/server/trpc/app-router';
import { createTrpcContext } from '@/server/trpc/context';
import { handleMembersExport } from '@/server/trpc/handle-members-export';

const password = 'correct horse battery';
const name = { en: 'Only here', zh: '仅此' };
let own: TestDatabase;
let demo: TestDatabase;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  [own, demo] = [await createTestDatabase(), await createTestDatabase()];
  vi.stubEnv('STRATUM_SECRET', 'a secret of the tests, at least 32 long');
  vi.stubEnv('DATABASE_URL', own.url);
  vi.stubEnv('DEMO_DATABASE_URL', demo.url);
  const passwordHash = await hashPassword(own.db, password);
  for (const role of ['administrator', 'leadership'] as const) {
    const email = `${role}@example.com`;
    await insertPerson(own.db, { name: role, email, role, language: 'en', passwordHash });
    const { setCookie } = await signIn(own, { email, password }, null);
    cookies.set(role, setCookie.map((each) => each.split(';')[0]).join('; '));
  }
  await makeDemoState(demo.db);
  await writeDemoState(demo.db, { stage: 'ready' });
});
afterAll(async () => {
  await demoConnection()?.close();
  await workspaceConnection().close();
  vi.unstubAllEnvs();
  await own.drop();
  await demo.drop();
});

type Request = { readonly role?: Role; readonly chosen?: string; readonly page?: string };

const headersOf = ({ role = 'administrator', chosen, page }: Request): Headers =>
  new Headers({
    cookie: [cookies.get(role), chosen && `stratum-workspace=${chosen}`].filter(Boolean).join('; '),
    ...(page && { 'x-stratum-workspace': page }),
  });
const open = async (request: Request) => {
  const answer = new Headers();
  const ctx = await createTrpcContext(headersOf(request), answer);
  return { ctx, call: createCaller(ctx), answer };
};
const keys = async (request: Request) =>
  (await (await open(request)).call.segments.list({})).segments.map(({ key }) => key);

describe('the demo beside the workspace', () => {
  it('is another set of data for the same person, who appears in it by name', async () => {
    await (await open({})).call.segments.create({ name, key: 'mine' });
    await (await open({ chosen: 'demo' })).call.segments.create({ name, key: 'made-up' });
    expect([await keys({}), await keys({ chosen: 'demo' })]).toEqual([['mine'], ['made-up']]);
    const listed = await (await open({ chosen: 'demo' })).call.segments.list({});
    expect(listed.segments[0]?.owner?.name).toBe('administrator');
  });

  it('holds nothing to sign in with', async () => {
    const [counted] = await demo.sql`
      select (select count(*)::int from account) as passwords,
        (select count(*)::int from session) as sessions`;
    expect(counted).toEqual({ passwords: 0, sessions: 0 });
  });

  it('leaves people, invitations and language in the workspace', async () => {
    const { call } = await open({ chosen: 'demo' });
    await call.people.invite({ email: 'new@example.com', role: 'analyst' });
    await call.session.setLanguage({ language: 'zh-CN' });
    const kept = await own.sql`select email from invitation`;
    const [person] = await own.sql`select language from "user" where role = 'administrator'`;
    const strayed = await demo.sql`select email from invitation`;
    expect([kept.length, person?.language, strayed.length]).toEqual([1, 'zh-CN', 0]);
  });

  it('gives nobody more than their role', async () => {
    const { call } = await open({ role: 'leadership', chosen: 'demo' });
    await expect(call.segments.create({ name })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(call.session.restartDemo()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await call.segments.list({})).segments).toHaveLength(1);
  });

  it('is chosen by a cookie that scripts cannot read, and left for good at signing out', async () => {
    const { call, answer } = await open({});
    await call.session.chooseWorkspace({ workspace: 'demo' });
    expect(answer.get('set-cookie')).toMatch(
      /^stratum-workspace=demo; Path=\/; Max-Age=\d+; SameSite=Lax; HttpOnly$/,
    );
    const left = await open({ role: 'leadership', chosen: 'demo' });
    await left.call.session.signOut();
    expect(left.answer.getSetCookie().at(-1)).toMatch(/^stratum-workspace=own; .*Max-Age=0/);
    const { setCookie } = await signIn(own, { email: 'leadership@example.com', password }, null);
    cookies.set('leadership', setCookie.map((each) => each.split(';')[0]).join('; '));
  });

  it.each(['DEMO', 'other', ''])('is not reached by the choice “%s”', async (chosen) => {
    expect((await open({ chosen })).ctx.workspace).toBe('own');
  });

  it('is not reached by a visitor', async () => {
    const headers = new Headers({ cookie: 'stratum-workspace=demo' });
    expect((await createTrpcContext(headers, null)).workspace).toBe('own');
  });

  it('refuses a page made for the other one, to read as to write and to export', async () => {
    for (const [chosen, page] of [
      ['demo', 'own'],
      ['own', 'demo'],
    ] as const) {
      const { call } = await open({ chosen, page });
      await expect(call.segments.list({})).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(call.segments.create({ name })).rejects.toMatchObject({ code: 'CONFLICT' });
      const request = new Request('http://stratum.example', {
        headers: headersOf({ chosen, page }),
      });
      expect((await handleMembersExport(request, 'x')).status).toBe(409);
    }
    expect(await keys({ chosen: 'demo', page: 'demo' })).toEqual(['made-up']);
  });

  it('lets nobody at data that are being prepared, and says how far they are', async () => {
    await writeDemoState(demo.db, { stage: 'loading', step: 'import', percent: 60 });
    const { call } = await open({ chosen: 'demo' });
    await expect(call.segments.list({})).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    const { here, state } = await call.session.demo();
    expect([here, state?.stage, state?.percent]).toEqual([true, 'loading', 60]);
    expect(await keys({})).toEqual(['mine']);
    await call.session.restartDemo();
    expect((await call.session.demo()).state?.stage).toBe('loading');
    await writeDemoState(demo.db, { stage: 'failed' });
    await call.session.restartDemo();
    expect((await call.session.demo()).state?.stage).toBe('wanted');
    await writeDemoState(demo.db, { stage: 'ready' });
  });

  it('gives way to the workspace when it is left out or its database is gone', async () => {
    vi.stubEnv('STRATUM_DEMO', 'off');
    expect(await keys({ chosen: 'demo' })).toEqual(['mine']);
    expect((await (await open({})).call.session.demo()).state).toBeNull();
    vi.stubEnv('STRATUM_DEMO', '');
    await demoConnection()?.close();
    const holder = globalThis as { stratumDemo?: unknown };
    holder.stratumDemo = undefined;
    vi.stubEnv('DEMO_DATABASE_URL', own.url.replace(/[^/]+$/, 'nowhere'));
    expect(await keys({ chosen: 'demo' })).toEqual(['mine']);
  });
});
