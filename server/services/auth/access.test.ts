import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { invitation, session, setupCode, signInFailure, user, workspace } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Actor, Context } from '../context';
import { acceptInvitation } from '../people/accept-invitation';
import { changePerson } from '../people/change-person';
import { invitePerson } from '../people/invite-person';
import { listPeople } from '../people/list-people';
import { changePassword } from './change-password';
import { checkSetupCode } from './check-setup-code';
import { completeSetup } from './complete-setup';
import { createSetupCode } from './create-setup-code';
import { recordSignInFailure } from './limit-sign-in';
import { readSession } from './read-session';
import { signIn } from './sign-in';
import { signOut } from './sign-out';

process.env.STRATUM_SECRET ??= 'a secret of the tests, at least 32 long';

const password = 'correct horse battery';
let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = contextOf({ kind: 'system', name: 'test' });
});
afterAll(() => database.drop());

beforeEach(async () => {
  for (const table of [invitation, setupCode, signInFailure, user, workspace]) {
    await database.db.delete(table);
  }
});

function contextOf(actor: Actor): Context {
  return { db: database.db, sql: database.sql, actor, locale: 'en' };
}

async function setUp() {
  const made = await createSetupCode(ctx);
  if (!made) throw new Error('there is an administrator already');
  const { code } = made;
  const person = { name: 'Ada', email: 'ada@example.com', language: 'en' as const };
  await completeSetup(ctx, { code, password, timeZone: 'Asia/Shanghai', ...person });
  return code;
}

async function addPerson(email: string, role: 'analyst' | 'administrator') {
  const { code } = await invitePerson(ctx, { email, role });
  await acceptInvitation(ctx, { code, name: email, password, language: 'zh-CN' });
}

async function person(email: string) {
  const { people } = await listPeople(ctx);
  const found = people.find((one) => one.email === email);
  if (!found) throw new Error(`no person ${email}`);
  return found;
}

async function cookieOf(email: string) {
  const { setCookie } = await signIn(ctx, { email, password }, null);
  return new Headers({ cookie: setCookie.map((cookie) => cookie.split(';')[0]).join('; ') });
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error) => {
      if (!(error instanceof StratumError)) throw error;
      const { code, variant } = error.problems[0];
      return variant ? `${code}/${variant}` : code;
    },
  );

describe('first setup', () => {
  it('makes the bearer of the code the first administrator, with the workspace’s zone', async () => {
    await setUp();
    expect(await person('ada@example.com')).toMatchObject({ role: 'administrator' });
    const [settings] = await database.db.select().from(workspace);
    expect(settings).toMatchObject({ timeZone: 'Asia/Shanghai', currency: 'CNY' });
  });

  it('works once: the code is refused afterwards and no new one is made', async () => {
    const code = await setUp();
    const again = {
      code,
      password,
      name: 'Eve',
      email: 'eve@example.com',
      language: 'en' as const,
    };
    expect(await refusal(completeSetup(ctx, { ...again, timeZone: 'UTC' }))).toBe('NOT_FOUND');
    expect(await createSetupCode(ctx)).toBeNull();
    expect(await checkSetupCode(ctx, code)).toBe('closed');
  });

  it('lets one of many visitors win who use the code at once', async () => {
    const made = await createSetupCode(ctx);
    const code = made?.code ?? '';
    const tries = Array.from({ length: 5 }, (_, index) =>
      refusal(
        completeSetup(ctx, {
          code,
          password,
          name: `Visitor ${index}`,
          email: `visitor-${index}@example.com`,
          language: 'en',
          timeZone: 'UTC',
        }),
      ),
    );
    expect((await Promise.all(tries)).filter((result) => result === 'accepted')).toHaveLength(1);
    expect(await database.db.select().from(user)).toHaveLength(1);
  });

  it('replaces the code at each start, keeps only its hash and refuses expired ones', async () => {
    const first = await createSetupCode(ctx);
    const second = await createSetupCode(ctx);
    expect(await checkSetupCode(ctx, first?.code ?? '')).toBe('expired');
    expect(await checkSetupCode(ctx, second?.code ?? '')).toBe('open');
    const [kept] = await database.db.select().from(setupCode);
    expect(kept?.codeHash).not.toContain(second?.code);
    await database.db.update(setupCode).set({ expiresAt: new Date(Date.now() - 1000) });
    expect(await checkSetupCode(ctx, second?.code ?? '')).toBe('expired');
  });
});

describe('signing in', () => {
  it('starts a session that knows the person’s role, and ends it', async () => {
    await setUp();
    const headers = await cookieOf('ada@example.com');
    expect(await readSession(ctx, headers)).toMatchObject({ name: 'Ada', role: 'administrator' });
    await signOut(ctx, headers);
    expect(await readSession(ctx, headers)).toBeNull();
  });

  it('sets a cookie scripts and other sites cannot use', async () => {
    await setUp();
    const { setCookie } = await signIn(ctx, { email: 'ada@example.com', password }, null);
    expect(setCookie.join('\n')).toMatch(/HttpOnly/i);
    expect(setCookie.join('\n')).toMatch(/SameSite=Lax/i);
  });

  it('answers alike for an unknown account, a wrong password and a disabled person', async () => {
    await setUp();
    await addPerson('ben@example.com', 'analyst');
    const { id, revision } = await person('ben@example.com');
    await changePerson(ctx, { id, revision, disabled: true });
    const attempts = [
      { email: 'nobody@example.com', password },
      { email: 'ada@example.com', password: 'wrong password' },
      { email: 'ben@example.com', password },
    ];
    for (const attempt of attempts) {
      expect(await refusal(signIn(ctx, attempt, null))).toBe('NOT_SIGNED_IN/credentials');
    }
  });

  it('stops after ten failures, for known and unknown accounts alike', async () => {
    await setUp();
    for (const email of ['ada@example.com', 'nobody@example.com']) {
      const wrong = { email, password: 'wrong password' };
      for (let tries = 0; tries < 10; tries++) await refusal(signIn(ctx, wrong, null));
      expect(await refusal(signIn(ctx, { email, password }, null))).toBe('BUSY/attempts');
    }
    await database.db.update(signInFailure).set({ windowEndsAt: new Date(Date.now() - 1000) });
    expect(await refusal(signIn(ctx, { email: 'ada@example.com', password }, null))).toBe(
      'accepted',
    );
  });

  it('counts failures by network address too', async () => {
    await setUp();
    for (let tries = 0; tries < 100; tries += 1) {
      await recordSignInFailure(ctx.db, { email: `x${tries}@example.com`, address: '192.0.2.7' });
    }
    const ada = { email: 'ada@example.com', password };
    expect(await refusal(signIn(ctx, ada, '192.0.2.7'))).toBe('BUSY/attempts');
    expect(await refusal(signIn(ctx, ada, '192.0.2.8'))).toBe('accepted');
  });

  it('ends a session that is older than thirty days, however busy it was', async () => {
    await setUp();
    const headers = await cookieOf('ada@example.com');
    const longAgo = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
    await database.db.update(session).set({ createdAt: longAgo });
    expect(await readSession(ctx, headers)).toBeNull();
    expect(await database.db.select().from(session)).toEqual([]);
  });

  it('ends the other sessions when the password changes, and refuses a wrong current one', async () => {
    await setUp();
    const [here, elsewhere] = [
      await cookieOf('ada@example.com'),
      await cookieOf('ada@example.com'),
    ];
    const wrong = { currentPassword: 'wrong password', newPassword: 'another long password' };
    expect(await refusal(changePassword(ctx, wrong, here))).toBe('BAD_INPUT/password');
    await changePassword(ctx, { ...wrong, currentPassword: password }, here);
    expect(await readSession(ctx, elsewhere)).toBeNull();
  });
});

describe('people', () => {
  it('ends every session of a person whose role changes or who is disabled', async () => {
    await setUp();
    await addPerson('ben@example.com', 'analyst');
    const before = await person('ben@example.com');
    const first = await cookieOf('ben@example.com');
    await changePerson(ctx, { id: before.id, revision: before.revision, role: 'leadership' });
    expect(await readSession(ctx, first)).toBeNull();

    const second = await cookieOf('ben@example.com');
    expect(await readSession(ctx, second)).toMatchObject({ role: 'leadership' });
    await changePerson(ctx, { id: before.id, revision: before.revision + 1, disabled: true });
    expect(await readSession(ctx, second)).toBeNull();
  });

  it('keeps one administrator, also when two are removed at once', async () => {
    await setUp();
    const ada = await person('ada@example.com');
    const step = { id: ada.id, revision: ada.revision };
    expect(await refusal(changePerson(ctx, { ...step, role: 'analyst' }))).toBe(
      'LAST_ADMINISTRATOR',
    );
    expect(await refusal(changePerson(ctx, { ...step, disabled: true }))).toBe(
      'LAST_ADMINISTRATOR',
    );

    await addPerson('cleo@example.com', 'administrator');
    const cleo = await person('cleo@example.com');
    const results = await Promise.all([
      refusal(changePerson(ctx, { ...step, disabled: true })),
      refusal(changePerson(ctx, { id: cleo.id, revision: cleo.revision, role: 'executor' })),
    ]);
    expect(results.sort()).toEqual(['LAST_ADMINISTRATOR', 'accepted']);
  });

  it('refuses a change made on an older state', async () => {
    await setUp();
    await addPerson('ben@example.com', 'analyst');
    const { id, revision } = await person('ben@example.com');
    await changePerson(ctx, { id, revision, role: 'leadership' });
    expect(await refusal(changePerson(ctx, { id, revision, role: 'executor' }))).toBe(
      'CONFLICT/person',
    );
  });

  it('makes an invitation worthless once used, replaced or expired', async () => {
    await setUp();
    const accept = (code: string) =>
      refusal(acceptInvitation(ctx, { code, name: 'Ben', password, language: 'en' }));
    const offer = { email: 'ben@example.com', role: 'analyst' as const };
    const first = await invitePerson(ctx, offer);
    const second = await invitePerson(ctx, offer);
    expect(await accept(first.code)).toBe('CODE_EXPIRED/invitation');
    expect(await accept(second.code)).toBe('accepted');
    expect(await accept(second.code)).toBe('CODE_EXPIRED/invitation');
    expect(await refusal(invitePerson(ctx, offer))).toBe('ALREADY_EXISTS/person');

    const late = await invitePerson(ctx, { ...offer, email: 'late@example.com' });
    await database.db
      .update(invitation)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(invitation.email, 'late@example.com'));
    expect(await accept(late.code)).toBe('CODE_EXPIRED/invitation');
  });
});
